<?cs # Who works here: people.N (id, name, email, state, roles, seen_at), pager.*. ?><?cs include:"macro/staff.cs" ?>
<header class="head"><div><h1><?cs var:_("Staff") ?></h1><p><?cs var:_("Who works here and gets into these pages.") ?></p></div>
<div class="acts"><?cs if:who.may.manage_staff ?><a class="btn btn-primary" href="/admin/staff/new"><?cs call:icon("bi-person-plus") ?> <?cs var:_("Invite somebody") ?></a><?cs /if ?> <?cs call:csv_link() ?></div></header>
<table class="table as-cards"><caption class="visually-hidden"><?cs var:_("Staff") ?></caption>
<thead><tr><th scope="col"><?cs var:_("Name") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col"><?cs var:_("E-mail") ?></th><th scope="col"><?cs var:_("Roles") ?></th><th scope="col"><?cs var:_("Last seen") ?></th></tr></thead>
<tbody><?cs each:row = people ?><tr><th scope="row"><a href="/admin/staff/<?cs var:row.id ?>"><bdi><?cs var:row.name ?></bdi></a></th><td data-label="<?cs var:_("State") ?>"><?cs call:person_state(row.state) ?></td><td data-label="<?cs var:_("E-mail") ?>"><bdi><?cs var:row.email ?></bdi></td><td data-label="<?cs var:_("Roles") ?>"><?cs var:row.roles ?></td><td data-label="<?cs var:_("Last seen") ?>"><?cs if:row.seen_at ?><?cs call:time(row.seen_at) ?><?cs else ?><span class="quiet"><?cs var:_("not lately") ?></span><?cs /if ?></td></tr>
<?cs /each ?></tbody></table>
<?cs call:pager(_("Pages of staff")) ?>
