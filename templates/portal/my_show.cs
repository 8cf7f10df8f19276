<?cs # Home: greeting (text with {name}), summary.*, open.N (said_at, topic, body, state), events.N (newest),
companies.N (id, name). ?>
<?cs include:"macro/event.cs" ?><?cs include:"macro/acting.cs" ?>
<header class="head"><div><h1><bdi><?cs if:who.acting ?><?cs var:who.acting ?><?cs else ?><?cs var:fill(greeting, "name", who.name) ?><?cs /if ?></bdi></h1>
<p><?cs var:fill(_("Customer since {month}"), "month", summary.since_at.month) ?><?cs if:summary.order_count > #0 ?> · <?cs var:fill(plural(summary.order_count, "{n} order", "{n} orders"), "n", summary.order_count) ?><?cs /if ?></p></div>
<div class="acts"><a class="btn btn-primary" href="/feedback"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Tell us something") ?></a></div></header>
<?cs if:subcount(open) ?>
<section class="panel" aria-labelledby="open"><div class="panel-head"><h2 id="open"><?cs var:_("Open with us") ?></h2><a href="/my/voice"><?cs var:_("Everything you said") ?></a></div>
<ul class="rows"><?cs each:row = open ?>
<li><a href="/my/voice/<?cs var:row.id ?>"><bdi><?cs var:row.body ?></bdi></a><br><span class="quiet"><?cs call:time(row.said_at) ?></span><br><?cs if:row.state == "answered" ?><?cs call:tag("due", "bi-reply", _("Answered: your turn")) ?><?cs elif:row.state == "open" ?><?cs call:tag("calm", "bi-person-workspace", _("We are on it")) ?><?cs else ?><?cs call:tag("calm", "bi-envelope", _("We have it")) ?><?cs /if ?></li><?cs /each ?>
</ul></section>
<?cs /if ?>
<section aria-labelledby="new"><div class="panel-head"><h2 id="new"><?cs var:_("The newest") ?></h2><a href="/my/history"><?cs var:_("Your whole history") ?></a></div>
<?cs if:subcount(events) ?>
<ol class="thread panel"><?cs each:row = events ?><?cs call:event(row) ?><?cs /each ?></ol>
<?cs else ?><div class="panel">
<?cs call:empty_act("bi-clock-history", _("Your history begins here"), _("Orders, answers and everything else between you and us will stand here."), "/feedback", _("Tell us something")) ?>
</div><?cs /if ?></section>
<?cs call:acting(companies) ?>
