<?cs # Account history: summary.since_at, events.N (a timeline's columns), form.*, pager.*, filtered. ?>
<?cs include:"macro/event.cs" ?>
<header class="head"><div><h1><?cs if:who.acting ?><?cs var:fill(_("History of {name}"), "name", who.acting) ?><?cs else ?><?cs var:_("Your history") ?><?cs /if ?></h1>
<p><?cs var:fill(_("Everything between you and us since {day}"), "day", summary.since_at.day) ?></p></div>
<div class="acts"><?cs call:csv_link() ?></div></header>
<form class="filters" method="get" action="/my/history" role="search" aria-label="<?cs var:_("Filter the history") ?>">
<?cs call:filter_select("kind", _("Show")) ?>
<?cs call:filter_date("from", _("From")) ?>
<?cs call:filter_date("to", _("To")) ?>
<?cs call:filter_text("text", _("Words or a number")) ?>
<?cs call:filter_acts("/my/history") ?>
</form>
<?cs if:subcount(events) ?>
<?cs call:thread(events) ?>
<?cs elif:filtered ?>
<?cs call:empty_act("bi-search", _("Nothing fits"), _("No entry of your history has these words, this kind or this time."), "/my/history", _("Show everything")) ?>
<?cs else ?>
<?cs call:empty_act("bi-clock-history", _("Your history begins here"), _("Orders, answers and everything else between you and us will stand here."), "/feedback", _("Tell us something")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of the history")) ?>
