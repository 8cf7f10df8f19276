<?cs # The audit log: entries.N (columns of audit_list), chain.links .broken .unlinked .finished_at
.running, form.who .action .from .to, filtered, pager.*. ?>
<header class="head"><div><h1><?cs var:_("Audit log") ?></h1>
<p><?cs var:_("Every change by staff, customers and programs. Nothing in it can be changed unnoticed.") ?></p></div>
<div class="acts"><?cs call:csv_link() ?></div></header>
<section class="panel" aria-labelledby="chain"><h2 id="chain"><?cs var:_("Is the log as it was written?") ?></h2>
<?cs if:chain.finished_at ?>
<?cs if:chain.broken != "0" ?><p><?cs call:tag("bad", "bi-x-circle", _("Changed")) ?> <?cs var:fill2(_("Entry {n} does not fit the one before it: somebody changed or took away a row. Before it {links} hold."), "n", chain.broken, "links", chain.links) ?></p>
<?cs elif:chain.links == "0" ?><p><?cs var:_("There was no entry to check yet.") ?></p>
<?cs else ?><p><?cs call:tag("good", "bi-check-circle", _("Untouched")) ?> <?cs var:fill(plural(chain.links, "{n} entry was followed and holds.", "{n} entries were followed and hold."), "n", chain.links) ?></p><?cs /if ?>
<?cs if:chain.unlinked != "0" ?><p><?cs call:tag("due", "bi-clock", _("Not secured")) ?> <?cs var:fill(plural(chain.unlinked, "{n} entry is waiting for over a minute. Is the worker running?", "{n} entries are waiting for over a minute. Is the worker running?"), "n", chain.unlinked) ?></p><?cs /if ?>
<p class="quiet"><?cs var:_("Checked:") ?> <?cs call:time(chain.finished_at) ?></p>
<?cs else ?><p><?cs var:_("It has not been checked yet. That happens once a day by itself.") ?></p><?cs /if ?>
<?cs if:chain.running ?><p class="quiet"><?cs var:_("A check is under way.") ?> <a href="/admin/audit"><?cs var:_("Look again") ?></a></p>
<?cs else ?><form method="post" action="/admin/audit/verify"><?cs call:form_token() ?><p class="acts"><button class="btn btn-outline-secondary"><?cs var:_("Check it now") ?></button></p></form><?cs /if ?>
</section>
<form class="filters" method="get" action="/admin/audit" role="search" aria-label="<?cs var:_("Filter the log") ?>">
<?cs call:filter_select("who", _("Who")) ?>
<?cs call:filter_select("action", _("What")) ?>
<?cs call:filter_date("from", _("From")) ?>
<?cs call:filter_date("to", _("To")) ?>
<?cs call:filter_acts("/admin/audit") ?>
</form>
<?cs if:subcount(entries) ?>
<table class="table as-cards">
<caption class="visually-hidden"><?cs var:_("Entries, the newest first") ?></caption>
<thead><tr><th scope="col"><?cs var:_("When") ?></th><th scope="col"><?cs var:_("Who") ?></th><th scope="col"><?cs var:_("What") ?></th><th scope="col"><?cs var:_("Of what") ?></th><th scope="col"><?cs var:_("From where") ?></th></tr></thead>
<tbody><?cs each:entry = entries ?>
<tr><th scope="row"><?cs call:time_exact(entry.happened_at) ?></th>
<td><?cs if:entry.actor ?><bdi><?cs var:entry.actor ?></bdi><?cs elif:entry.actor_kind == "customer" ?><?cs if:who.may.read_customers ?><a href="/staff/customers/<?cs var:entry.actor_id ?>"><?cs var:fill(_("Customer {id}"), "id", entry.actor_id) ?></a><?cs else ?><?cs var:fill(_("Customer {id}"), "id", entry.actor_id) ?><?cs /if ?><?cs elif:entry.actor_kind == "program" ?><?cs var:entry.program ?><?cs else ?><?cs var:_("Somebody not signed in") ?><?cs /if ?></td>
<td><code class="text-break"><?cs var:entry.action ?></code></td>
<td><?cs var:entry.object_kind ?> <?cs var:entry.object_id ?><?cs if:entry.detail ?> <span class="quiet text-break"><?cs var:entry.detail ?></span><?cs /if ?></td>
<td class="small quiet text-break"><?cs var:entry.address ?></td></tr>
<?cs /each ?></tbody></table>
<?cs elif:filtered ?>
<?cs call:empty_act("bi-search", _("Nothing fits"), _("Nobody did this in that time."), "/admin/audit", _("Show everything")) ?>
<?cs else ?>
<?cs call:empty("bi-journal-text", _("No change yet"), _("As soon as somebody changes something, it stands here: who, when, what and from where.")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of the log")) ?>
