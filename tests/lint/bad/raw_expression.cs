<?cs # raw output ?>
<p><?cs var:html_escape(row.a) + row.b ?></p>
