<?cs # A one-time link of a new member of staff: password, then an app for codes.
invite.step: "password" (form.password), "app" (invite.qr .qr_size from qr_path(), .secret
as text to type, form.code), "codes" (invite.codes.N = recovery code), "gone" (link used or
too old). invite.name .email .path (where the form goes). ?>
<div class="narrow">
<?cs if:invite.step == "gone" ?>
<h1><?cs var:_("This link has been used, or is too old") ?></h1>
<p><?cs var:_("Each link works once. Ask for a new one where this one came from.") ?></p>
<p><a class="btn btn-outline-secondary" href="/login"><?cs var:_("Sign in") ?></a></p>
<?cs elif:invite.step == "codes" ?>
<h1 class="mb-4"><?cs var:_("Keep these codes") ?></h1>
<div class="panel"><p><?cs var:_("Each of them signs you in once if your phone is lost. Print them or write them down; they are shown only now.") ?></p>
<ul class="num"><?cs each:code = invite.codes ?><li><code><?cs var:code ?></code></li><?cs /each ?></ul>
<p><a class="btn btn-primary" href="/staff"><?cs var:_("I have kept them, go on") ?></a></p></div>
<?cs elif:invite.step == "app" ?>
<h1><?cs var:_("Now an app for codes") ?></h1>
<p class="quiet mb-4"><?cs var:fill2(_("Step {n} of {all}"), "n", "2", "all", "2") ?></p>
<form class="panel" method="post" action="<?cs var:url_validate(invite.path) ?>"><?cs call:form_token() ?>
<p><?cs var:_("Open an authenticator app on your phone, add an account and point the camera here:") ?></p>
<p><?cs call:qr(invite.qr, invite.qr_size, _("Picture for the authenticator app; the text below says the same")) ?></p>
<p><?cs var:_("No camera? Type this into the app:") ?><br><code class="text-break"><?cs var:invite.secret ?></code></p>
<?cs call:field_code("code", _("Code that the app shows now"), "") ?>
<?cs call:acts(_("Go on"), "", "") ?>
</form>
<?cs else ?>
<h1><?cs var:fill(_("Welcome, {name}"), "name", invite.name) ?></h1>
<p class="quiet mb-4"><?cs var:fill2(_("Step {n} of {all}"), "n", "1", "all", "2") ?></p>
<form class="panel" method="post" action="<?cs var:url_validate(invite.path) ?>"><?cs call:form_token() ?>
<p><?cs var:fill(_("You sign in with {email} and a password of your own."), "email", invite.email) ?></p>
<?cs call:account(invite.email) ?><?cs call:field_password("password", "new-password", _("Password"), _("At least 12 characters. Three or four words that belong together only for you are a good one.")) ?>
<?cs call:acts(_("Go on"), "", "") ?>
</form>
<?cs /if ?>
</div>
