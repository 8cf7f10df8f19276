<?cs # One customer: customer.*, bought.N (total_minor), identifiers.N, notes.N (body, staff, noted_at), events.N (timeline),
belongs.N or contacts.N (id, name, post, may_see), timeline_kind, form.note. ?>
<?cs include:"macro/event.cs" ?>
<?cs call:crumbs("/staff/customers", _("Customers"), customer.name) ?>
<?cs set:base = "/staff/customers/" + customer.id ?>
<header class="head"><h1><bdi><?cs if:customer.name ?><?cs var:customer.name ?><?cs else ?><?cs var:fill(_("Customer {number}"), "number", customer.id) ?><?cs /if ?></bdi></h1>
<div class="acts"><?cs if:who.may.change_customers && !customer.erased_at ?><a class="btn btn-outline-secondary" href="#f-note"><?cs call:icon("bi-pencil-square") ?> <?cs var:_("Note a visit or call") ?></a> <a class="btn btn-link" href="/staff/customers/<?cs var:customer.id ?>/edit"><?cs var:_("Change details") ?></a><?cs /if ?></div>
<p class="acts under"><?cs call:tag_state(customer.state) ?> <?cs if:customer.open_feedback > #0 ?><?cs call:tag("bad", "bi-chat-quote", fill(_("Open feedback: {n}"), "n", customer.open_feedback)) ?> <?cs /if ?><span><?cs if:customer.kind == "company" ?><?cs var:_("Company") ?><?cs elif:customer.kind == "household" ?><?cs var:_("Household") ?><?cs else ?><?cs var:_("Person") ?><?cs /if ?><?cs each:one = belongs ?> · <a href="/staff/customers/<?cs var:one.id ?>"><bdi><?cs var:one.name ?></bdi></a><?cs /each ?></span></p></header>
<?cs if:customer.erased_at ?><div class="notice calm"><?cs call:icon("bi-info-circle") ?><div><p><?cs var:fill(_("This customer’s data was erased on {day}, as the customer asked."), "day", customer.erased_at.day) ?></p></div></div><?cs /if ?>
<div class="with-rail"><div>
<section class="panel" aria-labelledby="glance"><h2 id="glance"><?cs var:_("At a glance") ?></h2>
<dl class="facts">
<div><dt><?cs var:_("Last order") ?></dt><dd><?cs if:customer.last_order_at ?><?cs call:time_day(customer.last_order_at) ?><?cs else ?><?cs var:_("none yet") ?><?cs /if ?></dd></div>
<div><dt><?cs var:_("Orders") ?></dt><dd class="num"><?cs var:customer.order_count ?></dd></div>
<div><dt><?cs var:_("Bought so far") ?></dt><dd><?cs each:sum = bought ?><span class="num"><?cs var:sum.total_minor.text ?></span> <?cs /each ?><?cs if:!subcount(bought) ?><?cs var:_("nothing yet") ?><?cs /if ?></dd></div>
<div><dt><?cs var:_("Customer since") ?></dt><dd><?cs call:time_day(customer.since_at) ?></dd></div>
<div><dt><?cs var:_("Last seen") ?></dt><dd><?cs if:customer.last_at ?><?cs call:time(customer.last_at) ?><?cs else ?>–<?cs /if ?></dd></div>
<div><dt><?cs var:_("Country") ?></dt><dd><?cs if:customer.country ?><?cs var:customer.country ?><?cs else ?>–<?cs /if ?></dd></div>
</dl></section>
<section class="panel" aria-labelledby="timeline"><div class="panel-head"><h2 id="timeline"><?cs var:_("Timeline") ?></h2><p class="acts small picks"><?cs each:choice = form.show.choices ?><a href="/staff/customers/<?cs var:customer.id ?>?show=<?cs var:url_escape(choice.value) ?>"<?cs if:choice.value == timeline_kind ?> aria-current="true"<?cs /if ?>><?cs var:choice.label ?></a> <?cs /each ?></p></div>
<?cs if:subcount(events) ?><ol class="thread"><?cs each:row = events ?>
<li><?cs call:event_knot(row.kind, row.reference) ?><p class="what"><span><?cs call:event_title(row) ?></span> <?cs call:time_exact(row.happened_at) ?></p>
<p><?cs call:event_detail(row) ?><?cs if:row.amount_minor.text ?><?cs if:row.detail ?> · <?cs /if ?><?cs call:money(row.amount_minor) ?><?cs /if ?><?cs call:event_link(row) ?></p><?cs if:row.visible != "1" || row.staff ?><p class="small quiet"><?cs if:row.staff ?><bdi><?cs var:row.staff ?></bdi> <?cs /if ?><?cs if:row.visible != "1" ?><?cs call:tag("", "bi-eye-slash", _("Staff only")) ?><?cs /if ?></p><?cs /if ?></li><?cs /each ?></ol>
<?cs else ?><?cs call:empty("bi-clock-history", _("Nothing here yet"), _("Orders, feedback, notes and changes will stand here.")) ?><?cs /if ?>
<?cs call:pager(_("Pages of the timeline")) ?></section>
</div>
<aside aria-label="<?cs var:_("Notes and ways to reach the customer") ?>">
<section class="panel" aria-labelledby="notes"><h2 id="notes"><?cs var:_("Notes") ?></h2>
<ul class="rows"><?cs each:note = notes ?><li><p class="mb-1 text-break"><bdi><?cs var:note.body ?></bdi></p><p class="small quiet mb-0"><bdi><?cs var:note.staff ?></bdi> · <?cs call:time(note.noted_at) ?></p></li><?cs /each ?></ul>
<?cs if:!subcount(notes) ?><p class="quiet"><?cs var:_("No notes yet.") ?></p><?cs /if ?>
<?cs if:who.may.change_customers && !customer.erased_at ?><form class="mt-3" method="post" action="/staff/customers/<?cs var:customer.id ?>/notes"><?cs call:form_token() ?>
<?cs call:field_area("note", "3", _("New note"), _("Only staff see this. Write what the customer could read."), "") ?>
<button class="btn btn-sm btn-outline-secondary"><?cs var:_("Keep note") ?></button></form><?cs /if ?></section>
<section class="panel" aria-labelledby="reach"><h2 id="reach"><?cs var:_("Reach") ?></h2><ul class="rows small"><?cs each:one = identifiers ?><li><?cs if:one.kind == "email" ?><?cs call:icon("bi-envelope") ?><?cs elif:one.kind == "phone" ?><?cs call:icon("bi-telephone") ?><?cs else ?><?cs call:icon("bi-person-vcard") ?><?cs /if ?> <bdi class="text-break"><?cs var:one.shown ?></bdi><?cs if:one.source ?> <span class="quiet"><?cs var:one.source ?></span><?cs /if ?><?cs if:one.verified_at ?><br><span class="good"><?cs call:icon("bi-check-circle") ?> <?cs var:_("proved by the customer") ?></span><?cs /if ?></li><?cs /each ?></ul><?cs if:!subcount(identifiers) ?><p class="quiet"><?cs var:_("No address or number is known.") ?></p><?cs /if ?><?cs if:customer.address ?><p class="small"><?cs var:customer.address ?></p><?cs /if ?>
<?cs if:who.may.change_customers && customer.kind == "person" && !customer.erased_at ?><form class="mt-3" method="post" action="/staff/customers/<?cs var:customer.id ?>/code"><?cs call:form_token() ?><button class="btn btn-sm btn-outline-secondary"><?cs call:icon("bi-key") ?> <?cs var:_("Make a code for the portal") ?></button></form><?cs /if ?></section>
<?cs if:customer.kind != "person" ?>
<section class="panel" aria-labelledby="contacts"><h2 id="contacts"><?cs if:customer.kind == "company" ?><?cs var:_("Contacts") ?><?cs else ?><?cs var:_("Members") ?><?cs /if ?></h2>
<ul class="rows small"><?cs each:one = contacts ?><li><a href="/staff/customers/<?cs var:one.id ?>"><bdi><?cs var:one.name ?></bdi></a> <?cs var:one.post ?><?cs if:one.may_see == "1" ?> <?cs call:tag("calm", "bi-eye", _("sees the history")) ?><?cs /if ?>
<?cs if:who.may.change_customers ?><form method="post" action="/staff/customers/<?cs var:customer.id ?>/contacts"><?cs call:form_token() ?><?cs call:hidden("person", one.id) ?><?cs call:hidden("drop", "1") ?><button class="btn btn-sm btn-link"><?cs var:_("Take off") ?></button></form><?cs /if ?></li><?cs /each ?></ul>
<?cs if:who.may.change_customers ?><form method="post" action="/staff/customers/<?cs var:customer.id ?>/contacts"><?cs call:form_token() ?>
<?cs call:field_input("person", "text", "off", _("Number of the person"), _("It stands in the address of the person’s page."), "") ?>
<?cs call:field_text("post", _("What the person does there"), "", "optional") ?>
<?cs call:field_check("may_see", _("Sees the history in the portal"), "") ?>
<button class="btn btn-sm btn-outline-secondary"><?cs var:_("Set the contact") ?></button></form><?cs /if ?></section>
<?cs /if ?>
</aside></div>
