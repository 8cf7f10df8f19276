<?cs # value in script ?>
<script><?cs var:row.name ?></script>
