<?cs # Details of a customer: customer.id when there is one, form.kind .name .lang .country .address .email .phone. ?>
<?cs if:customer.id ?><?cs call:crumbs("/staff/customers/" + customer.id, customer.name, page.title) ?><?cs else ?><?cs call:crumbs("/staff/customers", _("Customers"), page.title) ?><?cs /if ?>
<header class="head"><h1><?cs var:page.title ?></h1></header>
<form class="panel prose" method="post" action="<?cs if:customer.id ?>/staff/customers/<?cs var:customer.id ?>/edit<?cs else ?>/staff/customers/new<?cs /if ?>" novalidate><?cs call:form_token() ?>
<?cs call:field_choices("kind", _("What kind of customer?"), "", "") ?>
<?cs call:field_text("name", _("Name"), "", "") ?>
<?cs call:field_input("email", "email", "off", _("Add an e-mail address"), "", "optional") ?>
<?cs call:field_input("phone", "tel", "off", _("Add a phone number"), "", "optional") ?>
<?cs call:field_select("lang", _("Language"), "", "optional") ?>
<?cs call:field_select("country", _("Country"), "", "optional") ?>
<?cs call:field_area("address", "3", _("Address"), "", "optional") ?>
<?cs if:customer.id ?><?cs call:acts(_("Save the details"), "/staff/customers/" + customer.id, _("Leave it")) ?><?cs else ?><?cs call:acts(_("Add the customer"), "/staff/customers", _("Leave it")) ?><?cs /if ?>
</form>
