<?cs # 500 and 503: our fault. error.request_id finds it in the log;
error.busy is 1 if it will pass. ?>
<header class="head"><div><h1><?cs if:error.busy ?><?cs var:_("Too busy just now") ?><?cs else ?><?cs var:_("Something went wrong on our side") ?><?cs /if ?></h1><p><?cs var:_("Nothing was changed. Try again in a moment: a form that is sent twice counts once.") ?></p></div></header>
<p><?cs var:fill(_("If it happens again, tell us this number: {number}"), "number", error.request_id) ?></p>
<p class="acts"><a class="btn btn-primary" href="<?cs var:url_validate(page.path) ?>"><?cs var:_("Try again") ?></a></p>
