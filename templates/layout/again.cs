<?cs # What was typed when the session had run out, after signing in again (again.path, again.fields.N). ?>
<header class="head"><div><h1><?cs var:_("What you wrote is kept") ?></h1><p><?cs var:_("You were signed out before it reached us. Read it once more, then send it.") ?></p></div></header>
<?cs include:"layout/again_form.cs" ?>
