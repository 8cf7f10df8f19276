<?cs # One's own account: form.name .lang .zone .theme, form.current .password, me (email, recovery_count), sessions.N, session. ?><?cs include:"macro/security.cs" ?>
<header class="head"><div><h1><?cs var:_("Your account") ?></h1><p><bdi><?cs var:me.email ?></bdi></p></div></header>
<form class="panel" method="post" action="/staff/me"><?cs call:form_token() ?>
<h2><?cs var:_("You") ?></h2>
<?cs call:field_input("name", "text", "name", _("Name"), _("As colleagues and customers see it"), "") ?>
<?cs call:field_select("lang", _("Language"), "", "") ?>
<?cs call:field_select("zone", _("Time zone"), "", "") ?>
<?cs call:field_select("theme", _("Light or dark"), "", "") ?>
<?cs call:acts(_("Save my details"), "", "") ?>
</form>
<section class="panel" aria-labelledby="password-title"><h2 id="password-title"><?cs var:_("Password") ?></h2>
<form method="post" action="/staff/me/password"><?cs call:form_token() ?><?cs call:account(me.email) ?>
<?cs call:field_password("current", "current-password", _("Current password"), "") ?>
<?cs call:field_password("password", "new-password", _("New password"), _("At least 12 characters. Three or four words that belong together only for you are a good one.")) ?>
<?cs call:acts(_("Keep this password"), "", "") ?>
</form></section>
<section class="panel" aria-labelledby="phone"><h2 id="phone"><?cs var:_("Phone") ?></h2>
<p><?cs var:_("Your app gives the codes for signing in. Linking it anew, or another phone, also makes new recovery codes.") ?></p>
<p class="quiet"><?cs var:fill(plural(me.recovery_count, "{n} recovery code left", "{n} recovery codes left"), "n", me.recovery_count) ?></p>
<form method="post" action="/staff/me/phone"><?cs call:form_token() ?><p class="mb-0"><button class="btn btn-outline-secondary"><?cs call:icon("bi-phone") ?> <?cs var:_("Link a phone anew") ?></button></p></form></section>
<section class="panel" aria-labelledby="sessions"><h2 id="sessions"><?cs var:_("Where you are signed in") ?></h2>
<?cs call:session_rows("/staff/me/session") ?></section>
