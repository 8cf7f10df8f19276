<?cs # The customer's details: form.name .phone .address .country .zone, customer.email, companies.N (id, name). ?>
<?cs include:"macro/acting.cs" ?>
<header class="head"><div><h1><?cs var:_("Your profile") ?></h1><p><?cs var:_("What we call you and how we reach you.") ?></p></div>
<div class="acts"><a class="btn btn-outline-secondary" href="/my/security"><?cs call:icon("bi-shield-lock") ?> <?cs var:_("Password and sign-in") ?></a> <a class="btn btn-outline-secondary" href="/my/data"><?cs call:icon("bi-download") ?> <?cs var:_("Your data") ?></a></div></header>
<form class="panel" method="post" action="/my/profile" novalidate><?cs call:form_token() ?>
<?cs call:field_input("name", "text", "name", _("Name"), "", "") ?>
<p><b><?cs var:_("E-mail") ?></b><br><?cs var:customer.email ?> <a href="/my/security"><?cs var:_("Change it") ?></a></p>
<?cs call:field_input("phone", "tel", "tel", _("Phone"), _("With country code, for example +353 91 555 0142"), "optional") ?>
<?cs call:field_area("address", "3", _("Address"), "", "optional") ?>
<?cs call:field_select("country", _("Country"), "", "optional") ?>
<?cs call:field_select("zone", _("Time zone"), _("Times are shown in it."), "optional") ?>
<?cs call:acts(_("Save my details"), "/my", _("Leave it")) ?>
</form>
<?cs call:acting(companies) ?>
