<?cs # Register, in three steps. join.step: "email" (form.email), "code" (join.email, form.code),
"name" (join.email, form.name .password, join.known = 1 if a history was found). The answer to an
address is the same whether we know it or not. ?>
<?cs def:step(n) ?><?cs var:fill2(_("Step {n} of {all}"), "n", n, "all", "3") ?><?cs /def ?>
<div class="narrow">
<?cs if:join.step == "code" ?>
<h1><?cs var:_("We have sent you a code") ?></h1>
<p class="quiet mb-4"><?cs call:step("2") ?></p>
<form class="panel" method="post" action="/join/code"><?cs call:form_token() ?>
<p><?cs var:fill(_("Look into the mail to {email}. It may take a minute, and it may lie in the spam folder."), "email", join.email) ?></p>
<?cs call:field_code("code", _("Code"), _("Six digits, good for 10 minutes")) ?>
<?cs call:acts(_("Go on"), "/join", _("Use another address")) ?>
</form>
<?cs elif:join.step == "name" ?>
<h1><?cs if:join.known ?><?cs var:_("There you are") ?><?cs else ?><?cs var:_("Welcome") ?><?cs /if ?></h1>
<p class="quiet mb-4"><?cs call:step("3") ?></p>
<?cs if:join.known ?><div class="notice good" role="status"><?cs call:icon("bi-clock-history") ?><div><p><?cs var:_("We found what you bought from us before. You see it as soon as you have chosen a password.") ?></p></div></div><?cs /if ?>
<form class="panel" method="post" action="/join/finish"><?cs call:form_token() ?>
<?cs call:field_input("name", "text", "name", _("Your name"), _("As we should address you"), "") ?>
<?cs call:account(join.email) ?><?cs call:field_password("password", "new-password", _("Password"), _("At least 12 characters. Three or four words that belong together only for you are a good one.")) ?>
<?cs if:!join.known ?><?cs call:field_input("claim", "text", "off", _("Code from the shop"), _("If we gave you one for what you bought before"), "optional") ?><?cs /if ?>
<?cs call:acts(_("Join"), "", "") ?>
</form>
<?cs else ?>
<h1><?cs var:_("Join with your e-mail") ?></h1>
<p class="quiet mb-4"><?cs call:step("1") ?></p>
<form class="panel" method="post" action="/join"><?cs call:form_token() ?>
<?cs call:field_input("email", "email", "email", _("E-mail"), _("The one you gave us when you bought something, if you did"), "") ?>
<?cs call:acts(_("Send me a code"), "/login", _("I have a password")) ?>
</form>
<p class="quiet"><?cs var:_("We use the address for your account and our answers to you, and for nothing else unless you say so.") ?> <a href="/privacy"><?cs var:_("Privacy") ?></a></p>
<?cs /if ?>
</div>
