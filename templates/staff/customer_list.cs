<?cs # Customers: customers.N (id, name, kind, state, country, email, order_count, last_at), form.*, filtered, pager.*. ?>
<header class="head"><div><h1><?cs var:_("Customers") ?></h1><p><?cs var:_("Everybody the shop knows, the newest first.") ?></p></div>
<div class="acts"><?cs if:who.may.change_customers ?><a class="btn btn-primary" href="/staff/customers/new"><?cs call:icon("bi-person-plus") ?> <?cs var:_("Add a customer") ?></a><?cs /if ?> <?cs call:csv_link() ?></div></header>
<form class="filters" method="get" action="/staff/customers" role="search" aria-label="<?cs var:_("Find customers") ?>">
<?cs call:filter_text("q", _("Name, e-mail, phone or number")) ?>
<?cs call:filter_select("state", _("State")) ?>
<?cs call:filter_select("kind", _("Kind")) ?>
<?cs call:filter_text("country", _("Country, as IE or DE")) ?>
<?cs call:filter_acts("/staff/customers") ?>
</form>
<?cs if:subcount(customers) ?>
<table class="table as-cards"><caption class="visually-hidden"><?cs var:_("Customers") ?></caption>
<thead><tr><th scope="col"><?cs var:_("Name") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col"><?cs var:_("E-mail") ?></th><th scope="col" class="num"><?cs var:_("Orders") ?></th><th scope="col"><?cs var:_("Last seen") ?></th></tr></thead>
<tbody><?cs each:row = customers ?><tr><th scope="row"><a href="/staff/customers/<?cs var:row.id ?>"><bdi><?cs if:row.name ?><?cs var:row.name ?><?cs else ?><?cs var:fill(_("Customer {number}"), "number", row.id) ?><?cs /if ?></bdi></a></th><td data-label="<?cs var:_("State") ?>"><?cs call:tag_state(row.state) ?></td><td data-label="<?cs var:_("E-mail") ?>"><?cs var:row.email ?></td><td class="num" data-label="<?cs var:_("Orders") ?>"><?cs var:row.order_count ?></td><td data-label="<?cs var:_("Last seen") ?>"><?cs if:row.last_at ?><?cs call:time_day(row.last_at) ?><?cs else ?><?cs call:time_day(row.since_at) ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table>
<?cs elif:filtered ?>
<?cs call:empty_act("bi-search", _("Nobody fits"), _("Try a part of the name, or the beginning of the e-mail address, phone, card or customer number."), "/staff/customers", _("Show everybody")) ?>
<?cs else ?>
<?cs call:empty_act("bi-people", _("No customers yet"), _("Import them from your till or web shop, or add the first one by hand."), "/staff/customers/new", _("Add a customer")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of customers")) ?>
