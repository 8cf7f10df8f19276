<?cs # visitor ?>
<p><?cs var:Query.name ?></p>
