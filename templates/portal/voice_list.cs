<?cs # What the customer said: voices.N (id, said_at, topic, rating, words, state, outcome, answer, answered_at), pager.*. ?>
<?cs include:"macro/voice.cs" ?>
<header class="head"><div><h1><?cs var:_("What you said") ?></h1><p><?cs var:_("And what became of it") ?></p></div>
<div class="acts"><a class="btn btn-primary" href="/feedback"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Tell us how it was") ?></a><?cs if:subcount(voices) ?> <?cs call:csv_link() ?><?cs /if ?></div></header>
<?cs if:subcount(voices) ?>
<ul class="rows"><?cs each:one = voices ?>
<li><p class="acts mb-1"><?cs call:feedback_state(one.state) ?> <span class="quiet small"><?cs call:topic(one.topic) ?><?cs if:one.rating ?> · <?cs call:stars(one.rating) ?><?cs /if ?> · <?cs call:time(one.said_at) ?></span></p>
<p class="mb-1"><a href="/my/voice/<?cs var:url_escape(one.id) ?>"><bdi><?cs var:one.words ?></bdi></a></p>
<?cs if:one.answer ?><p class="quiet mb-0"><?cs call:icon_flip("bi-reply") ?> <bdi><?cs var:one.answer ?></bdi> <span class="small">(<?cs call:time(one.answered_at) ?>)</span></p><?cs /if ?></li>
<?cs /each ?></ul>
<?cs else ?>
<?cs call:empty_act("bi-chat-heart", _("You haven’t told us anything yet"), _("What you say, our answers and what changed because of it will stand here."), "/feedback", _("Tell us how it was")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of what you said")) ?>
