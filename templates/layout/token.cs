<?cs # 403: the form's token is old or wrong. The form comes back with what was typed, never
secrets or files (again.fields.N.name .value .long), to be sent with a new token. ?>
<header class="head"><div><h1><?cs var:_("Send it once more") ?></h1><p><?cs var:_("This form was open in another session, so we didn’t take it yet. What you wrote is below.") ?></p></div></header>
<?cs include:"layout/again_form.cs" ?>
