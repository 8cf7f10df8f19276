<?cs # raw output ?>
<p><?cs evar:row.name ?></p>
