<?cs # Import: imports.N (id, kind, file_name, state, dry_run, rows_sum, rows_rejected, staff, created_at), form.kind .file, pager.*. ?>
<?cs def:import_state(row) ?><?cs if:row.state == "draft" ?><?cs call:tag("", "bi-pencil", _("To be mapped")) ?><?cs elif:row.state == "running" ?><?cs call:tag("calm", "bi-gear", _("Under way")) ?><?cs elif:row.state == "stopped" ?><?cs call:tag("due", "bi-pause-circle", _("Stopped")) ?><?cs elif:row.state == "failed" ?><?cs call:tag("bad", "bi-exclamation-triangle", _("Failed")) ?><?cs elif:row.state == "rolled-back" ?><?cs call:tag("", "bi-arrow-return-left", _("Taken back")) ?><?cs elif:row.dry_run == "1" ?><?cs call:tag("calm", "bi-check-circle", _("Tried only")) ?><?cs else ?><?cs call:tag("good", "bi-check-circle", _("Imported")) ?><?cs /if ?><?cs /def ?>
<?cs def:import_kind(kind) ?><?cs if:kind == "customers" ?><?cs var:_("Customers") ?><?cs elif:kind == "products" ?><?cs var:_("Products") ?><?cs else ?><?cs var:_("Orders") ?><?cs /if ?><?cs /def ?>
<header class="head"><div><h1><?cs var:_("Import") ?></h1><p><?cs var:_("Bring in what the shop knows already: customers, orders and products, as a file of your till or web shop saves them.") ?></p></div></header>
<form class="panel prose" method="post" action="/admin/import" enctype="multipart/form-data" novalidate><?cs call:form_token() ?>
<?cs call:field_choices("kind", _("What is in the file?"), "", "") ?>
<?cs call:field_file("file", ".csv,.tsv,.txt,.gz", _("File"), _("A table as text (CSV, TSV) of up to 25 MB; larger ones packed with gzip."), "") ?>
<?cs call:acts(_("Look at the file"), "", "") ?>
</form>
<?cs if:subcount(imports) ?>
<div class="panel-head"><h2><?cs var:_("Files so far") ?></h2><?cs call:csv_link() ?></div>
<table class="table as-cards"><caption class="visually-hidden"><?cs var:_("Files so far") ?></caption>
<thead><tr><th scope="col"><?cs var:_("File") ?></th><th scope="col"><?cs var:_("What") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col" class="num"><?cs var:_("Rows") ?></th><th scope="col" class="num"><?cs var:_("Rejected") ?></th><th scope="col"><?cs var:_("When") ?></th></tr></thead>
<tbody><?cs each:row = imports ?><tr><th scope="row"><a href="/admin/import/<?cs var:row.id ?>"><bdi><?cs var:row.file_name ?></bdi></a></th><td data-label="<?cs var:_("What") ?>"><?cs call:import_kind(row.kind) ?></td><td data-label="<?cs var:_("State") ?>"><?cs call:import_state(row) ?></td><td class="num" data-label="<?cs var:_("Rows") ?>"><?cs var:row.rows_sum ?></td><td class="num" data-label="<?cs var:_("Rejected") ?>"><?cs var:row.rows_rejected ?></td><td data-label="<?cs var:_("When") ?>"><?cs call:time(row.created_at) ?></td></tr>
<?cs /each ?></tbody></table>
<?cs else ?>
<?cs call:empty("bi-box-arrow-in-down", _("Nothing imported yet"), _("Each file is shown before anything is stored, can be tried without keeping anything, and can be taken back.")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of imports")) ?>
