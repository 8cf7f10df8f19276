<?cs # 404: not there, or not yours; the same bytes for both. ?>
<header class="head"><div><h1><?cs var:_("There is nothing here") ?></h1><p><?cs var:_("The address may be old or mistyped, or what was here is gone.") ?></p></div></header>
<p class="acts"><?cs if:who.kind == "staff" ?><a class="btn btn-primary" href="/staff"><?cs var:_("Go to today") ?></a><?cs elif:who.kind == "customer" ?><a class="btn btn-primary" href="/my"><?cs var:_("Go to your home page") ?></a><?cs else ?><a class="btn btn-primary" href="/"><?cs var:_("Go to the front page") ?></a><?cs /if ?></p>
