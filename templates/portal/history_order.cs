<?cs # One order: order.* (number, kind, state, ordered_at, total_minor), lines.N (product, quantity, amount_minor). ?>
<?cs call:crumbs("/my/history", _("History"), order.number) ?>
<header class="head"><div><h1><?cs if:order.kind == "return" ?><?cs var:fill(_("Return {number}"), "number", order.number) ?><?cs else ?><?cs var:fill(_("Order {number}"), "number", order.number) ?><?cs /if ?></h1>
<p><?cs call:time_exact(order.ordered_at) ?></p></div>
<div class="acts"><a class="btn btn-primary" href="/feedback?order=<?cs var:order.id ?>"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Tell us how it was") ?></a></div>
<p class="acts under"><?cs if:order.kind == "return" ?><?cs call:tag("due", "bi-arrow-return-left", _("Returned")) ?><?cs elif:order.state == "cancelled" ?><?cs call:tag("bad", "bi-x-lg", _("Cancelled")) ?><?cs elif:order.state == "placed" ?><?cs call:tag("calm", "bi-clock", _("Ordered")) ?><?cs elif:order.state == "sent" ?><?cs call:tag("calm", "bi-truck", _("On its way")) ?><?cs else ?><?cs call:tag("good", "bi-check-lg", _("Delivered")) ?><?cs /if ?></p></header>
<section class="panel" aria-labelledby="in-it"><h2 id="in-it"><?cs var:_("What was in it") ?></h2>
<?cs if:subcount(lines) ?>
<table class="table as-cards"><thead><tr><th scope="col"><?cs var:_("What") ?></th><th scope="col" class="num"><?cs var:_("How many") ?></th><th scope="col" class="num"><?cs var:_("Amount") ?></th></tr></thead>
<tbody><?cs each:line = lines ?><tr><th scope="row"><?cs var:line.product ?></th><td class="num" data-label="<?cs var:_("How many") ?>"><?cs var:line.quantity ?></td><td class="num" data-label="<?cs var:_("Amount") ?>"><?cs var:line.amount_minor.text ?></td></tr>
<?cs /each ?></tbody></table>
<?cs else ?><p class="quiet"><?cs var:_("The till didn’t tell us what was in it.") ?></p><?cs /if ?>
<p class="mt-3"><b><?cs var:_("In all") ?></b> <?cs call:money(order.total_minor) ?></p></section>
