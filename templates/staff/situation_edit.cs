<?cs # Adding or changing a situation: situation.* (absent when it is new), form.*. ?>
<?cs call:crumbs("/staff/situations", _("Situations"), page.title) ?>
<header class="head"><h1><?cs var:page.title ?></h1></header>
<form class="panel" method="post" action="<?cs if:situation.id ?>/staff/situations/<?cs var:url_escape(situation.id) ?><?cs else ?>/staff/situations/new<?cs /if ?>" novalidate><?cs call:form_token() ?>
<?cs call:field_text("name", _("Name"), "", "") ?>
<?cs call:field_choices("mood", _("Is it good, bad or in between?"), "", "") ?>
<?cs call:field_text("about", _("When is a contact one of these?"), "", "optional") ?>
<?cs call:field_text("words", _("Words of customers that hint at it"), _("With blanks between them, in each language that your customers write: late delayed verspätet"), "optional") ?>
<div class="row g-3"><div class="col-sm-6"><?cs call:field_select("topic", _("Topic that it mostly comes with"), "", "") ?></div><div class="col-sm-6"><?cs call:field_select("customer_kind", _("Only with customers of this kind"), "", "") ?></div></div>
<?cs call:acts(_("Keep the situation"), "/staff/situations", _("Not now")) ?></form>
<?cs if:situation.id ?><form method="post" action="/staff/situations/<?cs var:url_escape(situation.id) ?>/retire"><?cs call:form_token() ?><button class="btn btn-sm btn-outline-secondary"><?cs call:icon("bi-archive") ?> <?cs if:situation.retired == "1" ?><?cs var:_("Use it again") ?><?cs else ?><?cs var:_("Retire this situation") ?><?cs /if ?></button></form><?cs /if ?>
