<?cs # One member of staff: person (columns of staff_get), form.roles, form.heir, others.N (value, label), self. ?><?cs include:"macro/staff.cs" ?>
<?cs call:crumbs("/admin/staff", _("Staff"), person.name) ?>
<header class="head"><div><h1><bdi><?cs var:person.name ?></bdi></h1><p><bdi><?cs var:person.email ?></bdi> · <?cs call:person_state(person.state) ?></p></div></header>
<dl class="tiles">
<?cs call:tile(_("Open feedback"), person.feedback_count, _("assigned, not closed")) ?>
<?cs call:tile(_("Guidelines"), person.guideline_count, _("owned, not retired")) ?>
<?cs call:tile(_("Recovery codes"), person.recovery_count, _("left")) ?>
</dl>
<?cs if:who.may.manage_staff ?>
<?cs if:person.state != "disabled" ?><form class="panel" method="post" action="/admin/staff/<?cs var:person.id ?>/roles"><?cs call:form_token() ?>
<?cs call:field_checks("roles", _("Roles"), _("What each may do stands under Roles."), "") ?>
<?cs call:acts(_("Save the roles"), "", "") ?>
</form><?cs /if ?>
<section class="panel" aria-labelledby="sign-in"><h2 id="sign-in"><?cs var:_("Signing in") ?></h2>
<p><?cs if:person.state == "active" ?><?cs var:_("Phone lost or password forgotten? A mail with a new link lets them set both again. All open sessions end now.") ?><?cs elif:person.state == "invited" ?><?cs var:_("The invitation waits. You can send a new one; the link before it stops working.") ?><?cs else ?><?cs var:_("Disabled: nobody signs in with this account. You can invite the person anew.") ?><?cs /if ?></p>
<form method="post" action="/admin/staff/<?cs var:person.id ?>/reset"><?cs call:form_token() ?><p class="mb-0"><button class="btn btn-outline-secondary"><?cs call:icon("bi-envelope") ?> <?cs if:person.state == "active" ?><?cs var:_("Send a link to set up again") ?><?cs else ?><?cs var:_("Send an invitation") ?><?cs /if ?></button></p></form></section>
<?cs if:person.state != "disabled" && !self ?>
<form class="panel" method="post" action="/admin/staff/<?cs var:person.id ?>/disable"><?cs call:form_token() ?>
<h2><?cs var:_("Leaves the shop") ?></h2>
<p><?cs var:_("Signs the person out everywhere and lets nobody in with this account. What they wrote stays under their name.") ?></p>
<div class="field<?cs if:form.heir.error ?> has-error<?cs /if ?>"><label class="form-label" for="f-heir"><?cs var:_("Who takes over open feedback and guidelines?") ?></label><?cs call:field_notes("heir", "") ?>
<select class="form-select" id="f-heir" name="heir"<?cs call:field_says("heir", "") ?>><option value=""><?cs var:_("Nobody: feedback goes back to all") ?></option><?cs each:one = others ?><option value="<?cs var:one.value ?>"><?cs var:one.label ?></option><?cs /each ?></select></div>
<p class="acts"><button class="btn btn-outline-secondary"><?cs var:_("Disable") ?></button></p>
</form><?cs /if ?><?cs /if ?>
