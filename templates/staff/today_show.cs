<?cs # What waits today: greeting ({name}), date, late.N and waiting.N (feedback), guidelines.N (to acknowledge), reviews.N (own, due). ?>
<?cs def:feedback_task(row, late) ?>
<li class="task"><div class="fw-semibold<?cs if:late ?> bad<?cs /if ?>"><?cs call:time(row.said_at) ?></div><div><p><a href="/staff/feedback/<?cs var:row.id ?>"><b><bdi><?cs if:row.customer ?><?cs var:row.customer ?><?cs else ?><?cs var:_("Somebody") ?><?cs /if ?></bdi></b></a> &nbsp;<?cs if:row.topic == "praise" ?><?cs call:tag("good", "bi-heart", _("Praise")) ?><?cs elif:row.topic == "problem" ?><?cs call:tag("bad", "bi-exclamation-circle", _("Problem")) ?><?cs elif:row.topic == "question" ?><?cs call:tag("calm", "bi-question-circle", _("Question")) ?><?cs else ?><?cs call:tag("due", "bi-lightbulb", _("Idea")) ?><?cs /if ?><?cs if:row.assigned == "1" ?> <?cs call:tag("brand", "bi-person", _("yours")) ?><?cs /if ?></p><p class="text-break"><bdi><?cs var:row.body ?></bdi></p></div><div><a class="btn btn-sm btn-outline-secondary" href="/staff/feedback/<?cs var:row.id ?>"><?cs var:_("Answer") ?><span class="visually-hidden">: <?cs var:row.customer ?></span></a></div></li>
<?cs /def ?>
<header class="head"><div><h1><bdi><?cs var:fill(greeting, "name", who.name) ?></bdi></h1><p><?cs var:date ?><?cs if:feedback_count > #0 ?> · <?cs var:fill(plural(feedback_count, "{n} thing to answer", "{n} things to answer"), "n", feedback_count) ?><?cs /if ?><?cs if:late_count > #0 ?>, <b class="bad"><?cs var:fill(plural(late_count, "{n} is late", "{n} are late"), "n", late_count) ?></b><?cs /if ?></p></div>
<div class="acts"><?cs if:who.may.read_customers ?><a class="btn btn-outline-secondary" href="/staff/customers"><?cs call:icon("bi-search") ?> <?cs var:_("Find a customer") ?></a><?cs /if ?></div></header>
<div class="with-rail"><div>
<?cs if:subcount(late) || subcount(waiting) ?>
<section class="panel" aria-label="<?cs var:_("Feedback to answer") ?>">
<?cs if:subcount(late) ?><div class="panel-head"><h2 class="bad"><?cs call:icon("bi-alarm") ?> <?cs var:_("Late") ?></h2><span class="quiet small"><?cs var:_("said more than a day ago") ?></span></div>
<ul class="rows"><?cs each:row = late ?><?cs call:feedback_task(row, "1") ?><?cs /each ?></ul><?cs /if ?>
<?cs if:subcount(waiting) ?><h2><?cs var:_("Today") ?></h2>
<ul class="rows"><?cs each:row = waiting ?><?cs call:feedback_task(row, "") ?><?cs /each ?></ul><?cs /if ?></section>
<?cs elif:who.may.read_feedback ?>
<div class="panel"><?cs call:empty_act("bi-cup-hot", _("Nothing waits"), _("Every customer who said something has an answer. New feedback comes here first."), "/staff/feedback", _("Look at all feedback")) ?></div>
<?cs else ?>
<div class="panel"><?cs call:empty("bi-sun", _("Good to have you here"), _("What is there for your role stands in the menu.")) ?></div>
<?cs /if ?>
</div>
<aside aria-label="<?cs var:_("Guidelines") ?>">
<section class="panel" aria-labelledby="ack"><h2 id="ack"><?cs var:_("To read and understand") ?></h2>
<?cs if:subcount(guidelines) ?><ul class="rows"><?cs each:row = guidelines ?><li><a href="/staff/guidelines/<?cs var:row.id ?>"><b><?cs var:row.title ?></b></a><br><span class="small quiet"><?cs var:fill(_("Version {n}"), "n", row.version) ?> · <?cs call:time_day(row.published_at) ?></span></li><?cs /each ?></ul>
<?cs else ?><p class="quiet mb-0"><?cs var:_("You know every guideline of your roles.") ?></p><?cs /if ?></section>
<?cs if:subcount(reviews) ?><section class="panel" aria-labelledby="review"><h2 id="review"><?cs var:_("Your guidelines to look at again") ?></h2>
<ul class="rows"><?cs each:row = reviews ?><li><a href="/staff/guidelines/<?cs var:row.id ?>"><b><?cs var:row.title ?></b></a><br><?cs call:tag("due", "bi-clock", fill(_("due {day}"), "day", row.review_on.text)) ?></li><?cs /each ?></ul></section><?cs /if ?>
</aside></div>
