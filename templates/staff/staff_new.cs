<?cs # Invites somebody: form.email .name .roles. ?>
<?cs call:crumbs("/admin/staff", _("Staff"), _("Invite somebody")) ?>
<div class="narrow">
<h1 class="mb-4"><?cs var:_("Invite somebody") ?></h1>
<form class="panel" method="post" action="/admin/staff/new"><?cs call:form_token() ?>
<?cs call:field_text("name", _("Name"), _("As colleagues and customers see it"), "") ?>
<?cs call:field_input("email", "email", "off", _("E-mail"), _("A link goes there with which they set a password and link their phone."), "") ?>
<?cs call:field_checks("roles", _("Roles"), _("What each may do stands under Roles."), "") ?>
<?cs call:acts(_("Send the invitation"), "/admin/staff", _("Leave it")) ?>
</form></div>
