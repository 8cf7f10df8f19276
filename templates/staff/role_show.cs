<?cs # What each role may: roles.N.name, rights.N (words, name, cells.N: role, on). ?><?cs include:"macro/staff.cs" ?>
<header class="head"><div><h1><?cs var:_("Roles") ?></h1><p><?cs var:_("What each role may do. A person may hold several.") ?></p></div></header>
<form class="panel" method="post" action="/admin/roles"><?cs call:form_token() ?>
<div class="table-responsive position-relative" tabindex="0" role="region" aria-label="<?cs var:_("Roles and what they may do") ?>"><table class="table"><caption class="visually-hidden"><?cs var:_("Roles and what they may do") ?></caption>
<thead><tr><th scope="col"><?cs var:_("May …") ?></th><?cs each:role = roles ?><th scope="col" class="text-center"><?cs call:role_name(role.name) ?></th><?cs /each ?></tr></thead>
<tbody><?cs each:right = rights ?><tr><th scope="row" class="fw-normal"><?cs var:right.words ?></th><?cs each:cell = right.cells ?><td class="text-center"><label class="d-block p-2"><span class="visually-hidden"><?cs call:role_name(cell.role) ?>: <?cs var:right.words ?></span><input type="checkbox" class="form-check-input" name="grant" value="<?cs var:cell.role ?>:<?cs var:right.name ?>"<?cs if:cell.on ?> checked<?cs /if ?><?cs if:!who.may.manage_roles ?> disabled<?cs /if ?>></label></td><?cs /each ?></tr>
<?cs /each ?></tbody></table></div>
<?cs if:who.may.manage_roles ?><?cs call:acts(_("Save the roles"), "", "") ?><?cs /if ?>
</form>
