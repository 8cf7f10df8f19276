<?cs # What a file's columns mean: import.*, preview.N.c0 c1 ..., columns.N.name .label .needed, fault, form.*. ?>
<?cs call:crumbs("/admin/import", _("Import"), import.file_name) ?>
<header class="head"><div><h1><bdi><?cs var:import.file_name ?></bdi></h1><p><?cs var:_("See whether the columns stand where they belong, then say what they mean. Nothing is stored yet.") ?></p></div></header>
<form class="filters" method="get" action="/admin/import/<?cs var:import.id ?>/columns" aria-label="<?cs var:_("How the file is read") ?>">
<?cs call:filter_select("separator", _("Between the columns")) ?>
<?cs call:filter_select("encoding", _("Letters are written as")) ?>
<?cs call:filter_text("skip", _("Lines above the headings")) ?>
<?cs call:filter_acts("/admin/import/" + import.id + "/columns") ?>
</form>
<?cs if:fault ?><p class="notice bad"><?cs call:icon("bi-exclamation-triangle") ?> <?cs var:_("The file can’t be read as a table.") ?></p><?cs /if ?>
<?cs if:subcount(preview) ?>
<h2><?cs var:_("The first rows") ?></h2>
<div class="table-responsive mb-4" tabindex="0" role="region" aria-label="<?cs var:_("The first rows") ?>"><table class="table"><caption class="visually-hidden"><?cs var:_("The first rows") ?></caption>
<?cs each:row = preview ?><?cs if:first(row) ?><thead><tr><?cs each:cell = row ?><th scope="col"><bdi><?cs var:cell ?></bdi></th><?cs /each ?></tr></thead><tbody>
<?cs else ?><tr><?cs each:cell = row ?><td><bdi><?cs var:cell ?></bdi></td><?cs /each ?></tr>
<?cs /if ?><?cs /each ?></tbody></table></div>
<?cs /if ?>
<form class="panel" method="post" action="/admin/import/<?cs var:import.id ?>/start" novalidate><?cs call:form_token() ?>
<?cs call:field_hidden("separator") ?><?cs call:field_hidden("encoding") ?><?cs call:field_hidden("skip") ?>
<h2><?cs var:_("What the columns mean") ?></h2>
<div class="row"><?cs each:column = columns ?><div class="col-md-6"><?cs if:column.needed ?><?cs call:field_select(column.name, column.label, "", "") ?><?cs else ?><?cs call:field_select(column.name, column.label, "", "optional") ?><?cs /if ?></div>
<?cs /each ?></div>
<h2><?cs var:_("How things are written") ?></h2>
<div class="row"><div class="col-md-6"><?cs call:field_text("source", _("Where the file comes from"), _("A short name in small letters, as till or webshop: numbers of one source are never mixed up with those of another."), "") ?></div>
<?cs if:import.kind == "orders" ?><div class="col-md-6"><?cs call:field_select("line", _("One line of the file is"), "", "") ?></div>
<div class="col-md-6"><?cs call:field_select("decimal", _("Numbers look like"), "", "") ?></div>
<div class="col-md-6"><?cs call:field_text("currency", _("Currency, as EUR"), "", "optional") ?></div>
<div class="col-md-6"><?cs call:field_text("return", _("Numbers of returns begin with"), "", "optional") ?></div><?cs /if ?>
<?cs if:import.kind != "products" ?><div class="col-md-6"><?cs call:field_select("date", _("Dates look like"), _("The time of day may be missing."), "") ?></div>
<div class="col-md-6"><?cs call:field_text("suffix", _("To be cut off the end of customer numbers"), "", "optional") ?></div><?cs /if ?></div>
<?cs call:field_check("no_heading", _("The first row is data already: the file has no headings"), "") ?>
<?cs call:field_check("trial", _("Only try it: count and check, keep nothing"), "") ?>
<?cs call:acts(_("Import the file"), "/admin/import", _("Leave it")) ?>
</form>
