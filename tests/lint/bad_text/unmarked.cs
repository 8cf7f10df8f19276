<p>Planted between</p>
<img src="/static/x.svg" alt="Planted attribute">
<?cs call:acts("Planted argument", "", "") ?>
