<?cs # raw output ?>
<p><?cs alt:row.name ?>nobody<?cs /alt ?></p>
