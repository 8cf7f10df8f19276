<?cs # unquoted attribute ?>
<p class=big>x</p>
