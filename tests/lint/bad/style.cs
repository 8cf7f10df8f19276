<?cs # inline style ?>
<p style="color: red">x</p>
