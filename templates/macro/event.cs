<?cs #
One thing that happened, as a knot on the thread: event(row) with the columns of a
timeline (happened_at, kind, reference, detail, amount_minor, object_id). The
customer's and the staff's timelines look alike; only where their links lead
differs: page.program says where we are.
?>
<?cs def:event_title(row) ?><?cs if:row.kind == "order" ?><?cs var:fill(_("Order {number}"), "number", row.reference) ?><?cs elif:row.kind == "return" ?><?cs var:fill(_("Return {number}"), "number", row.reference) ?><?cs elif:row.kind == "adjustment" ?><?cs var:fill(_("Correction {number}"), "number", row.reference) ?><?cs elif:row.kind == "feedback" ?><?cs if:page.program == "portal" ?><?cs var:_("You wrote to us") ?><?cs else ?><?cs var:_("Feedback") ?><?cs /if ?><?cs elif:row.kind == "answer" ?><?cs if:page.program == "portal" ?><?cs var:_("We answered") ?><?cs else ?><?cs var:_("Answer to feedback") ?><?cs /if ?><?cs elif:row.kind == "reply" ?><?cs if:page.program == "portal" ?><?cs var:_("You wrote again") ?><?cs else ?><?cs var:_("Wrote again") ?><?cs /if ?><?cs elif:row.kind == "note" ?><?cs var:_("Note") ?><?cs elif:row.kind == "joined" ?><?cs var:_("Joined the portal") ?><?cs elif:row.kind == "profile" ?><?cs var:_("Details changed") ?><?cs elif:row.kind == "state" ?><?cs var:fill(_("Now: {state}"), "state", row.reference) ?><?cs elif:row.kind == "message" ?><?cs var:_("Message") ?><?cs else ?><?cs var:_("Consent") ?><?cs /if ?><?cs /def ?>

<?cs def:event_knot(kind) ?><?cs if:kind == "order" ?><?cs call:knot("brand", "bi-bag-check") ?><?cs elif:kind == "return" || kind == "adjustment" ?><?cs call:knot("due", "bi-arrow-return-left") ?><?cs elif:kind == "feedback" || kind == "reply" ?><?cs call:knot("calm", "bi-chat-left-text") ?><?cs elif:kind == "answer" || kind == "message" ?><?cs call:knot("good", "bi-reply") ?><?cs elif:kind == "note" ?><?cs call:knot("", "bi-pencil") ?><?cs elif:kind == "joined" ?><?cs call:knot("good", "bi-person-check") ?><?cs elif:kind == "state" ?><?cs call:knot("good", "bi-arrow-repeat") ?><?cs else ?><?cs call:knot("", "bi-person") ?><?cs /if ?><?cs /def ?>

<?cs def:event_link(row) ?><?cs if:page.program == "portal" ?><?cs if:row.kind == "order" || row.kind == "return" ?> · <a href="/my/orders/<?cs var:url_escape(row.reference) ?>"><?cs var:fill(_("See order {number}"), "number", row.reference) ?></a><?cs elif:row.object_id && (row.kind == "feedback" || row.kind == "answer" || row.kind == "reply") ?> <a href="/my/voice/<?cs var:row.object_id ?>"><?cs var:_("Read all of it") ?></a><?cs /if ?><?cs elif:row.object_id && (row.kind == "feedback" || row.kind == "answer" || row.kind == "reply") ?> <a href="/staff/feedback/<?cs var:row.object_id ?>"><?cs var:_("Open it") ?></a><?cs /if ?><?cs /def ?>

<?cs def:event(row) ?>
<li><?cs call:event_knot(row.kind) ?><p class="what"><span><?cs call:event_title(row) ?></span> <?cs call:time_exact(row.happened_at) ?></p>
<p><?cs var:row.detail ?><?cs if:row.amount_minor.text ?><?cs if:row.detail ?> · <?cs /if ?><?cs call:money(row.amount_minor) ?><?cs /if ?><?cs call:event_link(row) ?></p></li>
<?cs /def ?>

<?cs # A whole thread with its months. ?>
<?cs def:thread(rows) ?><ol class="thread"><?cs set:thread.month = "" ?><?cs each:row = rows ?><?cs if:row.happened_at.month != thread.month ?><?cs set:thread.month = row.happened_at.month ?>
<li class="month"><?cs var:row.happened_at.month ?></li><?cs /if ?><?cs call:event(row) ?><?cs /each ?></ol><?cs /def ?>
