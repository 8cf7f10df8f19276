<?cs # The password again, before something that matters (answer_prove). form.password
.then; prove.code = 1 if the person has an app for codes (form.code). ?>
<div class="narrow">
<h1><?cs var:_("Is it you?") ?></h1>
<p class="quiet mb-4"><?cs var:_("What comes next matters, so we ask once more.") ?></p>
<form class="panel" method="post" action="/login/again"><?cs call:form_token() ?><?cs call:field_hidden("then") ?>
<?cs call:account(who.email) ?><?cs call:field_password("password", "current-password", _("Password"), "") ?>
<?cs if:prove.code ?><?cs call:field_code("code", _("Code from your app"), "") ?><?cs /if ?>
<?cs if:who.kind == "staff" ?><?cs call:acts(_("Go on"), "/staff", _("Not now")) ?><?cs else ?><?cs call:acts(_("Go on"), "/my", _("Not now")) ?><?cs /if ?>
</form>
</div>
