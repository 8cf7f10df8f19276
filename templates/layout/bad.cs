<?cs # 400: what came isn't a form or an address of ours. error.reason in words, if any. ?>
<header class="head"><div><h1><?cs var:_("We couldn’t read that") ?></h1><p><?cs if:error.reason ?><?cs var:error.reason ?><?cs else ?><?cs var:_("What arrived here was incomplete or in a form that we don’t know.") ?><?cs /if ?></p></div></header>
<p><?cs var:_("Go back, load the page anew and try once more.") ?></p>
<p class="acts"><a class="btn btn-primary" href="/"><?cs var:_("Go to the front page") ?></a></p>
