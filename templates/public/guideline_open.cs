<?cs # How we treat customers: guidelines.N (id, title, text as prose). ?>
<header class="head"><div><h1><?cs var:_("How we treat you") ?></h1><p><?cs var:_("What you may expect of us when things go well, and when they don’t") ?></p></div>
<div class="acts"><a class="btn btn-primary" href="/feedback"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Tell us how it was") ?></a></div></header>
<?cs if:subcount(guidelines) ?><div class="prose"><?cs each:one = guidelines ?><section class="mb-4" aria-labelledby="g-<?cs var:one.id ?>"><h2 id="g-<?cs var:one.id ?>"><?cs var:one.title ?></h2>
<?cs call:prose(one.text) ?></section>
<?cs /each ?></div>
<?cs else ?><?cs call:empty_act("bi-signpost-2", _("Nothing stands here yet"), _("The shop’s own rules for treating you well will stand here, in plain words."), "/feedback", _("Tell us how it was")) ?><?cs /if ?>
