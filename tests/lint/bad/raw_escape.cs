<?cs # raw output ?>
<?cs escape: "none" ?><p><?cs var:row.name ?></p><?cs /escape ?>
