<?cs # handler ?>
<button onclick="send()"><?cs var:_("Send") ?></button>
