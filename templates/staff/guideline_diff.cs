<?cs # What changed between two versions: about.*, old.*, new.*, changes.N (label, pieces.N kind and text). ?>
<?cs set:at.base = "/staff/guidelines/" + about.id ?>
<?cs call:crumbs(at.base, about.title, _("What changed")) ?>
<header class="head"><div><h1><?cs var:fill2(_("From version {old} to version {new}"), "old", old.version, "new", new.version) ?></h1><p><?cs if:new.change_note ?><?cs var:new.change_note ?> · <?cs /if ?><?cs var:new.author ?>, <?cs call:time_day(new.written_at) ?></p></div>
<div class="acts"><a class="btn btn-link" href="<?cs var:url_validate(at.base + "/versions") ?>"><?cs var:_("All versions") ?></a></div></header>
<section class="panel" aria-label="<?cs var:_("Changes") ?>"><p class="quiet small"><del><?cs var:_("gone") ?></del> · <ins><?cs var:_("new") ?></ins></p>
<?cs each:part = changes ?><h2 class="mt-4"><?cs var:part.label ?></h2><p class="said diff"><?cs each:piece = part.pieces ?><?cs if:piece.kind == "gone" ?><del><?cs var:piece.text ?></del><?cs elif:piece.kind == "new" ?><ins><?cs var:piece.text ?></ins><?cs else ?><?cs var:piece.text ?><?cs /if ?><?cs /each ?></p><?cs /each ?>
<?cs if:!subcount(changes) ?><p class="mb-0"><?cs var:_("The texts are the same.") ?></p><?cs /if ?></section>
