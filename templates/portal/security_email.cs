<?cs # Another address to sign in with: security.email, form.email; or, once a code is on its way, email.sent and form.code. ?>
<?cs call:crumbs("/my/security", _("Password and sign-in"), _("Another e-mail address")) ?>
<div class="narrow">
<?cs if:email.sent ?>
<h1 class="mb-4"><?cs var:_("We have sent you a code") ?></h1>
<form class="panel" method="post" action="/my/security/email/code"><?cs call:form_token() ?>
<p><?cs var:fill(_("Look into the mail to {email}. It may take a minute, and it may lie in the spam folder."), "email", email.sent) ?></p>
<?cs call:field_code("code", _("Code"), _("Six digits, good for 10 minutes")) ?>
<?cs call:acts(_("Use this address"), "/my/security/email", _("Use another address")) ?>
</form>
<?cs else ?>
<h1 class="mb-4"><?cs var:_("Another e-mail address") ?></h1>
<form class="panel" method="post" action="/my/security/email"><?cs call:form_token() ?>
<p><?cs var:fill(_("Now you sign in with {email}."), "email", security.email) ?></p>
<?cs call:field_input("email", "email", "email", _("New address"), _("We send a code to it, and tell the old address."), "") ?>
<?cs call:acts(_("Send me a code"), "/my/security", _("Leave it")) ?>
</form>
<?cs /if ?>
</div>
