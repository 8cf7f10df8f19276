<?cs # tag name ?>
<<?cs var:row.tag ?>>x
