<?cs # What the shop says about itself: form.*, changes.N (columns of setting_changes). ?>
<?cs include:"macro/admin.cs" ?>
<header class="head"><div><h1><?cs var:_("Settings") ?></h1>
<p><?cs var:_("What customers see of the shop, and how it counts money and time.") ?></p></div></header>
<form class="panel" method="post" action="/admin/settings"><?cs call:form_token() ?>
<h2><?cs var:_("The shop") ?></h2>
<?cs call:field_text("shop_name", _("Name"), "", "") ?>
<?cs call:field_text("shop_address", _("Address"), _("Stands at the foot of every page and mail"), "optional") ?>
<?cs call:field_text("shop_hours", _("Opening hours"), "", "optional") ?>
<?cs call:field_input("shop_phone", "tel", "", _("Phone"), "", "optional") ?>
<?cs call:field_input("shop_email", "email", "", _("E-mail"), _("Answers to our mails go there"), "optional") ?>
<h2><?cs var:_("Place, money and time") ?></h2>
<?cs call:field_select("country", _("Country"), _("Phone numbers without a country code belong to it"), "") ?>
<?cs call:field_select("currency", _("Currency"), _("For amounts that staff type; orders keep their own"), "") ?>
<?cs call:field_select("zone", _("Time zone"), _("A day begins and ends by it"), "") ?>
<?cs call:field_select("lang", _("Language of visitors"), _("For visitors whose browser asks for no language that we have"), "") ?>
<h2><?cs var:_("Mails") ?></h2>
<?cs call:field_input("mail_from", "email", "", _("Sender’s address"), _("The mail server must be allowed to send for it"), "optional") ?>
<?cs call:field_text("mail_from_name", _("Sender’s name"), _("The shop’s name if it is empty"), "optional") ?>
<?cs call:acts(_("Save the settings"), "", "") ?>
</form>
<?cs if:subcount(changes) ?>
<section class="panel" aria-labelledby="changes"><h2 id="changes"><?cs var:_("What was changed") ?></h2>
<table class="table as-cards">
<thead><tr><th scope="col"><?cs var:_("When") ?></th><th scope="col"><?cs var:_("What") ?></th><th scope="col"><?cs var:_("Before") ?></th><th scope="col"><?cs var:_("After") ?></th><th scope="col"><?cs var:_("Who") ?></th></tr></thead>
<tbody><?cs each:change = changes ?>
<tr><th scope="row"><?cs call:time_exact(change.changed_at) ?></th>
<td><?cs call:setting_word(change.name) ?></td>
<td data-label="<?cs var:_("Before") ?>"><?cs if:change.before_text ?><bdi><?cs var:change.before_text ?></bdi><?cs else ?><span class="quiet"><?cs var:_("nothing") ?></span><?cs /if ?></td>
<td data-label="<?cs var:_("After") ?>"><?cs if:change.after_text ?><bdi><?cs var:change.after_text ?></bdi><?cs else ?><span class="quiet"><?cs var:_("nothing") ?></span><?cs /if ?></td>
<td><?cs if:change.staff_name ?><bdi><?cs var:change.staff_name ?></bdi><?cs else ?><?cs var:_("at the set-up") ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></section>
<?cs /if ?>
