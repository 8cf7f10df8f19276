<?cs #
What stands around a list.

  pager(label)               "Newer", what is shown, "Older", from pager.newer
                             .older .shown; label says pages of what
                             and, past the end, the way back to pager.start
  csv_link()                 the same list as a table, for those who may save it
  filter_text(name, label)   fields of <form class="filters" method="get">, their
  filter_select(name, label) values from form.NAME as in any form
  filter_date(name, label)
  filter_acts(clear)         "Show", and "Clear" to the path given
  pick(href, here, label)    a quick view in <p class="picks">, here is 1 if it is shown
  empty(icon, title, words)  what the page is for, when there is nothing yet
  empty_act(icon, title, words, href, verb)   the same with the next step
?>
<?cs def:pager(label) ?><?cs if:pager.newer || pager.older ?>
<nav class="pager" aria-label="<?cs var:label ?>">
<?cs if:pager.newer ?><a class="btn btn-outline-secondary" rel="prev" href="<?cs var:url_validate(pager.newer) ?>"><?cs call:icon_flip("bi-chevron-left") ?> <?cs var:_("Newer") ?></a><?cs else ?><span></span><?cs /if ?>
<span class="quiet small"><?cs var:pager.shown ?></span>
<?cs if:pager.older ?><a class="btn btn-outline-secondary" rel="next" href="<?cs var:url_validate(pager.older) ?>"><?cs var:_("Older") ?> <?cs call:icon_flip("bi-chevron-right") ?></a><?cs else ?><span></span><?cs /if ?>
</nav><?cs elif:pager.start ?>
<p class="quiet"><?cs var:_("The list ends here.") ?> <a href="<?cs var:url_validate(pager.start) ?>"><?cs var:_("Back to its beginning") ?></a></p><?cs /if ?><?cs /def ?>

<?cs def:csv_link() ?><?cs if:who.kind != "staff" || who.may.export_data ?><a class="btn btn-outline-secondary" href="<?cs if:string.find(page.path, "?") >= #0 ?><?cs var:url_validate(page.path + "&format=csv") ?><?cs else ?><?cs var:url_validate(page.path + "?format=csv") ?><?cs /if ?>"><?cs call:icon("bi-download") ?> <?cs var:_("Save as table (CSV)") ?></a><?cs /if ?><?cs /def ?>

<?cs def:filter_text(name, label) ?>
<div><label class="form-label" for="f-<?cs var:name ?>"><?cs var:label ?></label><input type="search"<?cs call:field_class(name, "form-control") ?><?cs call:field_attrs(name, "") ?> value="<?cs var:form[name].value ?>"><?cs call:field_notes(name, "") ?></div>
<?cs /def ?>

<?cs def:filter_date(name, label) ?>
<div><label class="form-label" for="f-<?cs var:name ?>"><?cs var:label ?></label><input type="date"<?cs call:field_class(name, "form-control") ?><?cs call:field_attrs(name, "") ?> value="<?cs var:form[name].value ?>"><?cs call:field_notes(name, "") ?></div>
<?cs /def ?>

<?cs def:filter_select(name, label) ?>
<div><label class="form-label" for="f-<?cs var:name ?>"><?cs var:label ?></label><select<?cs call:field_class(name, "form-select") ?><?cs call:field_attrs(name, "") ?>><?cs call:options(name) ?>
</select></div>
<?cs /def ?>

<?cs def:filter_acts(clear) ?><div class="acts"><button class="btn btn-outline-secondary"><?cs var:_("Show") ?></button> <a class="btn btn-link" href="<?cs var:url_validate(clear) ?>"><?cs var:_("Clear") ?></a></div><?cs /def ?>

<?cs def:pick(href, here, label) ?><a href="<?cs var:url_validate(href) ?>"<?cs if:here ?> aria-current="true"<?cs /if ?>><?cs var:label ?></a><?cs /def ?>

<?cs def:empty(icon, title, words) ?>
<div class="empty text-center py-3"><i class="bi <?cs var:icon ?> fs-2 brand" aria-hidden="true"></i><h2 class="mt-2"><?cs var:title ?></h2><p><?cs var:words ?></p></div>
<?cs /def ?>

<?cs def:empty_act(icon, title, words, href, verb) ?>
<div class="empty text-center py-3"><i class="bi <?cs var:icon ?> fs-2 brand" aria-hidden="true"></i><h2 class="mt-2"><?cs var:title ?></h2><p><?cs var:words ?></p><p class="mb-0"><a class="btn btn-outline-secondary" href="<?cs var:url_validate(href) ?>"><?cs var:verb ?></a></p></div>
<?cs /def ?>
