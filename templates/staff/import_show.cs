<?cs # One import: import.* (state, rows_*, byte_done, byte_total, message, job_id), made.customers .products, sums.N (kind, currency, count, total_minor), rejects.N (line, reason, text). ?>
<?cs call:crumbs("/admin/import", _("Import"), import.file_name) ?>
<?cs def:act(path, verb) ?><form method="post" action="/admin/import/<?cs var:import.id ?>/<?cs var:path ?>"><?cs call:form_token() ?><button class="btn btn-outline-secondary"><?cs var:verb ?></button></form><?cs /def ?>
<?cs def:act_first(path, verb) ?><form method="post" action="/admin/import/<?cs var:import.id ?>/<?cs var:path ?>"><?cs call:form_token() ?><button class="btn btn-primary"><?cs var:verb ?></button></form><?cs /def ?>
<header class="head"><div><h1><bdi><?cs var:import.file_name ?></bdi></h1>
<p><?cs if:import.state == "running" ?><?cs var:_("The import is under way. You can leave this page.") ?><?cs elif:import.state == "stopped" ?><?cs var:_("The import was stopped. What was stored stays, and it can go on from there.") ?><?cs elif:import.state == "failed" ?><?cs var:_("The import ended before it was through.") ?><?cs elif:import.state == "rolled-back" ?><?cs var:_("The import was taken back.") ?><?cs elif:import.dry_run == "1" ?><?cs var:_("The file was tried. Nothing of it is stored.") ?><?cs else ?><?cs var:_("The file is imported.") ?><?cs /if ?></p></div>
<div class="acts"><?cs if:import.state == "running" ?><a class="btn btn-primary" href="/admin/import/<?cs var:import.id ?>"><?cs call:icon("bi-arrow-repeat") ?> <?cs var:_("See how far it is") ?></a> <?cs call:act("stop", _("Stop it")) ?><?cs elif:import.state == "stopped" || import.state == "failed" ?><?cs call:act_first("again", _("Go on")) ?><?cs elif:import.dry_run == "1" ?><?cs call:act_first("again", _("Import it now")) ?><?cs /if ?><?cs if:import.dry_run != "1" && (import.state == "done" || import.state == "stopped" || import.state == "failed") ?> <?cs call:act("undo", _("Take it back")) ?><?cs /if ?></div></header>
<?cs if:import.message ?><p class="notice due"><?cs call:icon("bi-info-circle") ?> <span lang="en"><?cs var:import.message ?></span></p><?cs /if ?>
<?cs if:import.state == "running" ?><p><progress value="<?cs var:import.byte_done ?>" max="<?cs var:import.byte_total ?>" aria-label="<?cs var:_("How much of the file is read") ?>"></progress> <?cs var:fill2(_("{done} of {total} bytes read"), "done", import.byte_done, "total", import.byte_total) ?></p><?cs /if ?>
<dl class="tiles">
<?cs call:tile(_("Rows of the file"), import.rows_sum, _("stored, unchanged and rejected together")) ?>
<?cs call:tile(_("Stored"), import.rows_stored, _("new or changed")) ?>
<?cs call:tile(_("Unchanged"), import.rows_unchanged, _("known already, just so")) ?>
<?cs call:tile(_("Rejected"), import.rows_rejected, _("each with its reason below")) ?>
</dl>
<?cs if:import.dry_run != "1" ?>
<h2><?cs var:_("What is new") ?></h2>
<table class="table as-cards"><caption class="visually-hidden"><?cs var:_("What is new") ?></caption><thead><tr><th scope="col"><?cs var:_("What") ?></th><th scope="col" class="num"><?cs var:_("How many") ?></th><th scope="col" class="num"><?cs var:_("Amount") ?></th></tr></thead>
<tbody><tr><th scope="row"><?cs var:_("Customers") ?></th><td class="num" data-label="<?cs var:_("How many") ?>"><?cs var:made.customers ?></td><td class="num"></td></tr>
<tr><th scope="row"><?cs var:_("Products") ?></th><td class="num" data-label="<?cs var:_("How many") ?>"><?cs var:made.products ?></td><td class="num"></td></tr>
<?cs each:sum = sums ?><tr><th scope="row"><?cs if:sum.kind == "return" ?><?cs var:_("Returns") ?><?cs elif:sum.kind == "adjustment" ?><?cs var:_("Corrections") ?><?cs else ?><?cs var:_("Orders") ?><?cs /if ?></th><td class="num" data-label="<?cs var:_("How many") ?>"><?cs var:sum.count ?></td><td class="num" data-label="<?cs var:_("Amount") ?>"><?cs call:money(sum.total_minor) ?></td></tr>
<?cs /each ?></tbody></table>
<?cs if:import.kind == "orders" && import.rows_anonymous != "0" ?><p class="quiet mt-2"><?cs var:fill(_("{count} of the stored rows have no customer: they are kept as sold to nobody known."), "count", import.rows_anonymous) ?></p><?cs /if ?>
<?cs /if ?>
<?cs if:subcount(rejects) ?>
<h2 id="rejects"><?cs var:_("Rejected rows") ?></h2>
<p><?cs if:who.may.export_data ?><a class="btn btn-outline-secondary" href="/admin/import/<?cs var:import.id ?>/rejects"><?cs call:icon("bi-download") ?> <?cs var:_("Save all of them as table (CSV)") ?></a><?cs /if ?></p>
<table class="table as-cards"><caption class="visually-hidden"><?cs var:_("The first rejected rows") ?></caption><thead><tr><th scope="col" class="num"><?cs var:_("Line") ?></th><th scope="col"><?cs var:_("Reason") ?></th><th scope="col"><?cs var:_("The line itself") ?></th></tr></thead>
<tbody><?cs each:row = rejects ?><tr><th scope="row" class="num"><?cs var:row.line ?></th><td data-label="<?cs var:_("Reason") ?>"><?cs var:row.words ?></td><td data-label="<?cs var:_("The line itself") ?>"><code><?cs var:row.text ?></code></td></tr>
<?cs /each ?></tbody></table>
<?cs /if ?>
