<?cs # form token ?>
<form method="post" action="/x"><button>x</button></form>
