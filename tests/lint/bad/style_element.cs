<?cs # inline style ?>
<style>p { color: red }</style>
