<?cs # unquoted attribute ?>
<p class=<?cs var:row.kind ?>>x</p>
