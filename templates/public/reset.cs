<?cs # A new password. reset.step: "email" (form.email), "code" (reset.email, form.code
.password). The answer is the same whether we know the address or not. ?>
<div class="narrow">
<?cs if:reset.step == "code" ?>
<h1><?cs var:_("Choose a new password") ?></h1>
<p class="quiet mb-4"><?cs var:fill(_("If {email} has an account here, a code is on its way to it."), "email", reset.email) ?></p>
<form class="panel" method="post" action="/reset/code"><?cs call:form_token() ?>
<?cs call:field_code("code", _("Code from the mail"), _("Six digits, good for 10 minutes")) ?>
<?cs call:account(reset.email) ?><?cs call:field_password("password", "new-password", _("New password"), _("At least 12 characters. Three or four words that belong together only for you are a good one.")) ?>
<?cs call:acts(_("Keep this password"), "/reset", _("Use another address")) ?>
</form>
<p class="quiet"><?cs var:_("With the new password you are signed out everywhere else.") ?></p>
<?cs else ?>
<h1 class="mb-4"><?cs var:_("I forgot my password") ?></h1>
<form class="panel" method="post" action="/reset"><?cs call:form_token() ?>
<?cs call:field_input("email", "email", "username", _("E-mail"), _("We send a code to it, with which you choose a new password."), "") ?>
<?cs call:acts(_("Send me a code"), "/login", _("Back to sign in")) ?>
</form>
<?cs /if ?>
</div>
