<?cs # All versions: about.*, versions.N (version, state, change_note, author, written_at, publisher, published_at). ?>
<?cs include:"macro/guideline.cs" ?>
<?cs set:at.base = "/staff/guidelines/" + about.id ?>
<?cs call:crumbs(at.base, about.title, _("All versions")) ?>
<header class="head"><h1><?cs var:_("All versions") ?></h1></header>
<section class="panel" aria-label="<?cs var:_("List of versions") ?>"><table class="table as-cards"><thead><tr><th scope="col"><?cs var:_("Version") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col"><?cs var:_("What was new") ?></th><th scope="col"><?cs var:_("Written") ?></th><th scope="col"><?cs var:_("Published") ?></th><th scope="col"><?cs var:_("Compare") ?></th></tr></thead><tbody>
<?cs each:one = versions ?><tr><th scope="row"><a href="/staff/guidelines/<?cs var:url_escape(about.id) ?>?version=<?cs var:url_escape(one.version) ?>"><?cs var:fill(_("Version {n}"), "n", one.version) ?></a></th><td><?cs call:guideline_state(one.state) ?></td><td><?cs var:one.change_note ?></td><td data-label="<?cs var:_("Written") ?>"><?cs var:one.author ?>, <?cs call:time_day(one.written_at) ?></td><td data-label="<?cs var:_("Published") ?>"><?cs if:one.published_at ?><?cs var:one.publisher ?>, <?cs call:time_day(one.published_at) ?><?cs else ?>–<?cs /if ?></td><td><?cs if:one.version != "1" ?><a href="/staff/guidelines/<?cs var:url_escape(about.id) ?>/diff?to=<?cs var:url_escape(one.version) ?>"><?cs var:fill(_("What version {n} changed"), "n", one.version) ?></a><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></section>
