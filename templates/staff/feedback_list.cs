<?cs # The inbox: feedback.N (id, said_at, topic, rating, mood, words, state, customer, assigned, messages), counts.*, form.*, pager.*, filtered. ?>
<?cs include:"macro/voice.cs" ?>
<header class="head"><div><h1><?cs var:_("Feedback") ?></h1><p><?cs var:_("What customers said, good and bad: read it beside the guideline, and answer") ?></p></div>
<div class="acts"><?cs if:subcount(feedback) ?><?cs call:csv_link() ?><?cs /if ?></div></header>
<?cs def:count(n) ?> <span class="quiet">(<?cs var:n ?>)</span><?cs /def ?>
<p class="picks acts mb-3"><?cs set:pick.here = form.state.value + "/" + form.who.value ?>
<?cs call:pick("/staff/feedback", pick.here == "/", fill(_("To do ({n})"), "n", counts.todo)) ?>
<?cs call:pick("/staff/feedback?who=mine", pick.here == "/mine", fill(_("Mine ({n})"), "n", counts.mine)) ?>
<?cs call:pick("/staff/feedback?who=nobody", pick.here == "/nobody", fill(_("Nobody’s ({n})"), "n", counts.nobody)) ?>
<?cs call:pick("/staff/feedback?state=answered", pick.here == "answered/", _("Answered")) ?>
<?cs call:pick("/staff/feedback?state=closed", pick.here == "closed/", _("Closed")) ?>
<?cs call:pick("/staff/feedback?state=all", pick.here == "all/", _("All")) ?></p>
<section class="panel" aria-label="<?cs var:_("List of feedback") ?>">
<form class="filters" method="get" action="/staff/feedback" role="search" aria-label="<?cs var:_("Filter feedback") ?>">
<?cs if:form.state.value ?><?cs call:field_hidden("state") ?><?cs /if ?><?cs if:form.who.value ?><?cs call:field_hidden("who") ?><?cs /if ?>
<?cs call:filter_text("words", _("Words")) ?>
<?cs call:filter_select("topic", _("Topic")) ?>
<?cs call:filter_select("rating", _("Rating")) ?>
<?cs call:filter_select("age", _("Age")) ?>
<?cs call:filter_acts("/staff/feedback") ?></form>
<?cs if:subcount(feedback) ?>
<table class="table table-hover as-cards" aria-label="<?cs var:_("Feedback") ?>"><thead><tr><th scope="col"><?cs var:_("Words") ?></th><th scope="col"><?cs var:_("From") ?></th><th scope="col"><?cs var:_("Mood") ?></th><th scope="col" class="num"><?cs var:_("Rating") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col"><?cs var:_("Whose") ?></th><th scope="col"><?cs var:_("When") ?></th></tr></thead><tbody>
<?cs each:one = feedback ?><tr><th scope="row"><a href="/staff/feedback/<?cs var:url_escape(one.id) ?>"><bdi><?cs var:one.words ?></bdi></a></th><td data-label="<?cs var:_("From") ?>"><?cs if:one.customer ?><bdi><?cs var:one.customer ?></bdi><?cs else ?><span class="quiet"><?cs var:_("Not signed in") ?></span><?cs /if ?></td><td data-label="<?cs var:_("Mood") ?>"><?cs call:mood(one.mood) ?></td><td data-label="<?cs var:_("Rating") ?>" class="num"><?cs if:one.rating ?><?cs var:one.rating ?><?cs else ?>–<?cs /if ?></td><td data-label="<?cs var:_("State") ?>"><?cs call:feedback_state(one.state) ?></td><td data-label="<?cs var:_("Whose") ?>"><?cs if:one.assigned ?><bdi><?cs var:one.assigned ?></bdi><?cs else ?><span class="quiet"><?cs var:_("Nobody’s") ?></span><?cs /if ?></td><td data-label="<?cs var:_("When") ?>" class="text-nowrap"><?cs call:time(one.said_at) ?></td></tr>
<?cs /each ?></tbody></table>
<?cs elif:filtered ?>
<?cs call:empty_act("bi-search", _("Nothing fits"), _("No feedback has these words, this topic, rating or age."), "/staff/feedback?state=all", _("Show all feedback")) ?>
<?cs elif:form.state.value || form.who.value ?>
<?cs call:empty_act("bi-chat-quote", _("Nothing here"), _("No feedback is in this state."), "/staff/feedback", _("Show what is to do")) ?>
<?cs else ?>
<?cs call:empty_act("bi-check-circle", _("Everything is answered"), _("What customers say through the portal lands here, the newest first, each beside the guideline for it."), "/staff/feedback?state=all", _("Show all feedback")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of feedback")) ?></section>
