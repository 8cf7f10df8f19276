<?cs # What one query finds: form.q, customers.N, orders.N, feedback.N, guidelines.N. ?>
<header class="head"><h1><?cs if:form.q.value ?><?cs var:fill(_("Search for “{words}”"), "words", form.q.value) ?><?cs else ?><?cs var:_("Search") ?><?cs /if ?></h1></header>
<form class="filters" method="get" action="/staff/search" role="search" aria-label="<?cs var:_("Search") ?>">
<?cs call:filter_text("q", _("Name, e-mail, phone, order or words")) ?>
<div class="acts"><button class="btn btn-primary"><?cs call:icon("bi-search") ?> <?cs var:_("Find") ?></button></div>
</form>
<?cs if:subcount(customers) ?><section class="panel" aria-labelledby="people"><h2 id="people"><?cs var:_("Customers") ?></h2><ul class="rows"><?cs each:row = customers ?>
<li><a href="/staff/customers/<?cs var:row.id ?>"><b><bdi><?cs if:row.name ?><?cs var:row.name ?><?cs else ?><?cs var:fill(_("Customer {number}"), "number", row.id) ?><?cs /if ?></bdi></b></a> <?cs call:tag_state(row.state) ?> <span class="quiet"><?cs var:row.email ?></span></li><?cs /each ?></ul></section><?cs /if ?>
<?cs if:subcount(orders) ?><section class="panel" aria-labelledby="orders"><h2 id="orders"><?cs var:_("Orders") ?></h2><ul class="rows"><?cs each:row = orders ?>
<li><?cs if:row.customer_id ?><a href="/staff/customers/<?cs var:row.customer_id ?>"><b><?cs var:row.number ?></b></a> <bdi><?cs var:row.customer ?></bdi><?cs else ?><b><?cs var:row.number ?></b> <span class="quiet"><?cs var:_("sold to nobody known") ?></span><?cs /if ?> · <?cs call:time_day(row.ordered_at) ?> · <?cs call:money(row.total_minor) ?></li><?cs /each ?></ul></section><?cs /if ?>
<?cs if:subcount(feedback) ?><section class="panel" aria-labelledby="said"><h2 id="said"><?cs var:_("Feedback") ?></h2><ul class="rows"><?cs each:row = feedback ?>
<li><a href="/staff/feedback/<?cs var:row.id ?>"><bdi><?cs var:row.body ?></bdi></a> <?cs call:mood(row.mood) ?><br><span class="small quiet"><bdi><?cs var:row.customer ?></bdi> · <?cs call:time_day(row.said_at) ?></span></li><?cs /each ?></ul></section><?cs /if ?>
<?cs if:subcount(guidelines) ?><section class="panel" aria-labelledby="rules"><h2 id="rules"><?cs var:_("Guidelines") ?></h2><ul class="rows"><?cs each:row = guidelines ?>
<li><a href="/staff/guidelines/<?cs var:row.id ?>"><b><?cs var:row.title ?></b></a></li><?cs /each ?></ul></section><?cs /if ?>
<?cs if:form.q.value && !subcount(customers) && !subcount(orders) && !subcount(feedback) && !subcount(guidelines) ?>
<?cs call:empty("bi-search", _("Nothing found"), _("Try a part of the name, the beginning of a number, or fewer words.")) ?>
<?cs elif:!form.q.value ?>
<?cs call:empty("bi-search", _("Find anything"), _("Customers by name, e-mail, phone or card; orders by number; feedback and guidelines by their words.")) ?>
<?cs /if ?>
