<?cs # Sign in, for customers and staff. form.email .password .then (path to go on to);
login.step: "" or "code" (form.code: six digits from the app, or a recovery code);
login.why: "expired" (signed out for being idle), "kept" (a form waits), "first" (a page
needs it); login.idle in words ("30 minutes"); login.staff = 1 in the staff program. ?>
<div class="narrow">
<?cs if:login.why == "expired" || login.why == "kept" ?><div class="notice due" role="status"><?cs call:icon("bi-hourglass-bottom") ?><div><p><?cs if:login.idle ?><b><?cs var:fill(_("You were signed out after {time} without a click."), "time", login.idle) ?></b> <?cs /if ?><?cs if:login.why == "kept" ?><?cs var:_("What you wrote is kept and will be there when you have signed in.") ?><?cs else ?><?cs var:_("Sign in again to go on where you were.") ?><?cs /if ?></p></div></div><?cs /if ?>
<?cs if:login.why == "first" ?><div class="notice calm" role="status"><?cs call:icon("bi-info-circle") ?><div><p><?cs var:_("Sign in, and you go on to the page you asked for.") ?></p></div></div><?cs /if ?>
<?cs if:login.step == "code" ?>
<h1 class="mb-4"><?cs var:_("One more code") ?></h1>
<form class="panel" method="post" action="/login/code"><?cs call:form_token() ?><?cs call:field_hidden("then") ?>
<?cs call:field_code("code", _("Code from your app"), _("Six digits that change every half minute. A recovery code works, too, once.")) ?>
<p class="mb-3"><button class="btn btn-primary w-100"><?cs var:_("Sign in") ?></button></p>
<p class="mb-0"><a href="/login"><?cs var:_("Start again") ?></a></p>
</form>
<?cs if:login.staff ?><p class="quiet"><?cs var:_("Phone lost? An administrator can reset it for you.") ?></p><?cs /if ?>
<?cs else ?>
<h1 class="mb-4"><?cs var:_("Sign in") ?></h1>
<form class="panel" method="post" action="/login"><?cs call:form_token() ?><?cs call:field_hidden("then") ?>
<?cs call:field_input("email", "email", "username", _("E-mail"), "", "") ?>
<?cs call:field_password("password", "current-password", _("Password"), "") ?>
<p class="mb-3"><button class="btn btn-primary w-100"><?cs var:_("Sign in") ?></button></p>
<?cs if:login.staff ?><p class="quiet mb-0"><?cs var:_("Password forgotten? An administrator can send you a new link.") ?></p><?cs else ?><p class="mb-0"><a href="/reset"><?cs var:_("I forgot my password") ?></a></p><?cs /if ?>
</form>
<?cs if:!login.staff ?>
<h2><?cs var:_("New here?") ?></h2>
<p><?cs var:_("If you have bought from us before, your history is waiting: we send a code to your e-mail and match it.") ?></p>
<p><a class="btn btn-outline-secondary" href="/join"><?cs call:icon("bi-envelope") ?> <?cs var:_("Join with your e-mail") ?></a></p>
<?cs /if ?><?cs /if ?>
</div>
