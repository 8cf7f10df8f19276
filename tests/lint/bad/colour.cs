<?cs # colour ?>
<p class="lead text-danger">x</p>
