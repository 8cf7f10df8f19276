<?cs # How the customer signs in: security (email, changed_at, app, recovery_count), sessions.N, session;
form.current .password. ?><?cs include:"macro/security.cs" ?>
<?cs call:crumbs("/my/profile", _("Profile"), _("Password and sign-in")) ?>
<header class="head"><div><h1><?cs var:_("Password and sign-in") ?></h1><p><?cs var:_("How you get in, and who is in just now.") ?></p></div></header>
<section class="panel" aria-labelledby="address"><h2 id="address"><?cs var:_("E-mail address") ?></h2>
<p><bdi><?cs var:security.email ?></bdi></p>
<p class="mb-0"><a class="btn btn-outline-secondary" href="/my/security/email"><?cs var:_("Use another address") ?></a></p></section>
<section class="panel" aria-labelledby="password-title"><h2 id="password-title"><?cs var:_("Password") ?></h2>
<p class="quiet"><?cs var:fill(_("Set {at}."), "at", security.changed_at.near) ?></p>
<form method="post" action="/my/security/password"><?cs call:form_token() ?><?cs call:account(security.email) ?>
<?cs call:field_password("current", "current-password", _("Current password"), "") ?>
<?cs call:field_password("password", "new-password", _("New password"), _("At least 12 characters. Three or four words that belong together only for you are a good one.")) ?>
<?cs call:acts(_("Keep this password"), "", "") ?>
</form></section>
<section class="panel" aria-labelledby="app-title"><h2 id="app-title"><?cs var:_("Codes from an app") ?></h2>
<?cs if:security.app ?>
<p><?cs call:tag("good", "bi-shield-check", _("On")) ?> <?cs var:_("Signing in asks for a code of your phone besides the password.") ?></p>
<p class="quiet"><?cs var:fill(plural(security.recovery_count, "{n} recovery code left", "{n} recovery codes left"), "n", security.recovery_count) ?></p>
<p class="mb-0"><a class="btn btn-outline-secondary" href="/my/security/app"><?cs var:_("Change this") ?></a></p>
<?cs else ?>
<p><?cs var:_("With an app on your phone a stolen password alone lets nobody in.") ?></p>
<p class="mb-0"><a class="btn btn-outline-secondary" href="/my/security/app"><?cs call:icon("bi-phone") ?> <?cs var:_("Set it up") ?></a></p>
<?cs /if ?></section>
<section class="panel" aria-labelledby="sessions"><h2 id="sessions"><?cs var:_("Where you are signed in") ?></h2>
<?cs call:session_rows("/my/security/session") ?></section>
