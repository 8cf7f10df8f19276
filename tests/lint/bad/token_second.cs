<?cs # form token ?>
<form method="post" action="/x"><?cs call:form_token() ?></form><form action="/y" method="POST"></form>
