<?cs # inline script ?>
<script>send()</script>
