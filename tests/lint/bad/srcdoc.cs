<?cs # inline script ?>
<iframe srcdoc="<p>x</p>"></iframe>
