<?cs # A click in a mail: the cookie only comes when the page before was ours, so this one goes on by itself (page.bounce). ?>
<header class="head"><div><h1><?cs var:_("One moment") ?></h1><p><a href="<?cs var:url_validate(page.path) ?>"><?cs var:_("Go on to the page") ?></a></p></div></header>
