<?cs # apostrophe ?>
<p><?cs var:_("It's late") ?></p>
