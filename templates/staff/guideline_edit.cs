<?cs # Writing a guideline: about.* (absent when it is new), form.*. ?>
<?cs if:about.id ?><?cs set:at.base = "/staff/guidelines/" + about.id ?><?cs call:crumbs(at.base, about.title, _("Change")) ?><?cs else ?><?cs set:at.base = "/staff/guidelines" ?><?cs call:crumbs(at.base, _("Guidelines"), _("New")) ?><?cs /if ?>
<header class="head"><div><h1><?cs var:page.title ?></h1><p><?cs var:_("It is kept as a draft; nobody works by it before it is published.") ?></p></div><?cs if:about.id ?><div class="acts"><a class="btn btn-link" href="<?cs var:url_validate(at.base + "/versions") ?>"><?cs var:_("All versions") ?></a></div><?cs /if ?></header>
<form method="post" action="<?cs if:about.id ?><?cs var:url_validate(at.base + "/edit") ?><?cs else ?>/staff/guidelines/new<?cs /if ?>" novalidate><?cs call:form_token() ?><?cs call:field_hidden("base") ?>
<section class="panel" aria-labelledby="what"><h2 id="what"><?cs var:_("What it is for") ?></h2>
<?cs call:field_text("title", _("Name"), "", "") ?>
<?cs if:subcount(form.situations.choices) ?><?cs call:field_checks("situations", _("Situations"), _("In which it is shown beside what a customer said"), "optional") ?><?cs else ?><p class="quiet"><?cs call:fill_link(_("There are no situations yet: {link}."), "link", "/staff/situations/new", _("add one")) ?></p><?cs /if ?>
<?cs call:field_checks("roles", _("Who has to read and confirm it"), "", "optional") ?></section>
<section class="panel" aria-labelledby="text"><h2 id="text"><?cs var:_("The guideline") ?></h2><p class="quiet"><?cs var:_("Plain text. A line that begins with “- ” is a point of a list, **words between stars** are bold.") ?></p>
<?cs call:field_area("intro", "3", _("In short"), _("Why, in two or three sentences"), "optional") ?>
<?cs call:field_area("do_text", "5", _("Do"), "", "") ?>
<?cs call:field_area("dont_text", "4", _("Don’t"), "", "optional") ?>
<?cs call:field_area("say_text", "4", _("Say"), _("Words that an answer may begin with"), "optional") ?>
<div class="row g-3"><div class="col-sm-4"><?cs call:field_money("spend", _("May spend up to"), _("Without asking"), "optional") ?></div><div class="col-sm-8"><?cs call:field_area("spend_text", "2", _("More about spending"), "", "optional") ?></div></div>
<?cs call:field_area("escalate_text", "3", _("Escalate"), _("When to hand over, and to whom"), "optional") ?>
<?cs call:field_area("public_text", "4", _("For customers to read"), _("Stands in the portal once it is published; all else is for staff only."), "optional") ?></section>
<section class="panel" aria-labelledby="care"><h2 id="care"><?cs var:_("Whose it is") ?></h2>
<?cs call:field_select("owner", _("Owner"), "", "") ?>
<?cs call:field_date("review_on", _("To be looked at again by"), "", "optional") ?>
<?cs call:field_text("change_note", _("What is new in this version"), _("Whoever has to confirm it reads this first."), "optional") ?></section>
<p class="acts"><button class="btn btn-primary"><?cs var:_("Keep the draft") ?></button> <a class="btn btn-link" href="<?cs var:url_validate(at.base) ?>"><?cs var:_("Not now") ?></a></p></form>
