<?cs # url ?>
<a href="<?cs var:row.link ?>">x</a>
