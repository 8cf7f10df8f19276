<?cs # The app for codes: app.codes.N (shown once) or app.qr (waits for form.code) or security.app (it is on). ?><?cs include:"macro/security.cs" ?>
<?cs call:crumbs("/my/security", _("Password and sign-in"), _("Codes from an app")) ?>
<div class="narrow">
<?cs if:subcount(app.codes) ?>
<h1 class="mb-4"><?cs var:_("Keep these codes") ?></h1>
<div class="panel"><?cs call:code_list() ?>
<p class="mb-0"><a class="btn btn-primary" href="/my/security"><?cs var:_("I have kept them, go on") ?></a></p></div>
<?cs elif:security.app ?>
<h1 class="mb-4"><?cs var:_("Codes from an app") ?></h1>
<div class="panel"><p><?cs var:_("Signing in asks for a code of your phone besides the password.") ?></p>
<form method="post" action="/my/security/app/codes"><?cs call:form_token() ?><p><button class="btn btn-outline-secondary"><?cs var:_("Make new recovery codes") ?></button></p></form>
<form method="post" action="/my/security/app/end"><?cs call:form_token() ?><p class="mb-0"><button class="btn btn-outline-secondary"><?cs var:_("Sign in with the password alone") ?></button></p></form></div>
<?cs elif:app.qr ?>
<h1 class="mb-4"><?cs var:_("Codes from an app") ?></h1>
<form class="panel" method="post" action="/my/security/app/code"><?cs call:form_token() ?>
<?cs call:app_picture() ?>
<?cs call:field_code("code", _("Code that the app shows now"), "") ?>
<?cs call:acts(_("Go on"), "/my/security", _("Not now")) ?>
</form>
<?cs else ?>
<h1 class="mb-4"><?cs var:_("Codes from an app") ?></h1>
<form class="panel" method="post" action="/my/security/app"><?cs call:form_token() ?>
<p><?cs var:_("You need an authenticator app on your phone; any of them will do. From then on signing in asks for its code.") ?></p>
<?cs call:acts(_("Go on"), "/my/security", _("Not now")) ?>
</form>
<?cs /if ?>
</div>
