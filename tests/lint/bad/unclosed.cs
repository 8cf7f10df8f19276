<?cs # unclosed ?>
<p><?cs var:row.name</p>
