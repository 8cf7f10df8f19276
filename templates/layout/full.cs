<?cs # 503: the disk is nearly full, nothing is taken in. The form comes back with what was
typed, never secrets or files, to be sent again later. ?>
<header class="head"><div><h1><?cs var:_("We can’t take this in just now") ?></h1><p><?cs var:_("Nothing was changed. What you wrote is below: leave this page open and send it again in a few minutes.") ?></p></div></header>
<?cs include:"layout/again_form.cs" ?>
