<?cs # The intranet: bar with search, side menu, work. Menu items show only with their
right (who.may.X) and light up by page.nav; nav.count.X is what waits there. ?><?cs if:#0 ?><?cs include:"macro/layout.cs" ?><?cs /if ?><!doctype html>
<html lang="<?cs var:lang ?>" dir="<?cs var:dir ?>"<?cs if:theme ?> data-bs-theme="<?cs var:theme ?>"<?cs /if ?>>
<head><?cs call:html_head("Regulars") ?></head>
<body class="staff">
<a class="skip" href="#main"><?cs var:_("Go to the content") ?></a>
<?cs def:item(nav, href, icon, label, count) ?><li><a href="<?cs var:url_validate(href) ?>"<?cs if:page.nav == nav ?> aria-current="page"<?cs /if ?>><?cs call:icon(icon) ?> <?cs var:label ?><?cs if:count ?><span class="n"><?cs var:count ?><span class="visually-hidden"> <?cs var:_("open") ?></span></span><?cs /if ?></a></li>
<?cs /def ?>
<header class="bar"><div class="bar-in">
<?cs if:who.kind == "staff" ?><a class="p-2 bar-menu" href="#nav"><?cs call:icon("bi-list") ?> <?cs var:_("Menu") ?></a><?cs /if ?>
<a class="sign" href="/staff"><img src="<?cs var:url_validate(asset.mark_svg) ?>" alt="" width="32" height="32">Regulars</a>
<?cs if:who.kind == "staff" ?>
<form class="bar-search" role="search" action="/staff/search" method="get">
<label class="visually-hidden" for="bar-q"><?cs var:_("Find a customer, order, feedback or guideline") ?></label>
<input class="form-control" id="bar-q" name="q" type="search" placeholder="<?cs var:_("Name, e-mail, phone, order or words") ?>">
</form>
<a class="p-2 d-md-none" href="/staff/search"><?cs call:icon("bi-search") ?><span class="visually-hidden"><?cs var:_("Search") ?></span></a>
<a class="p-2" href="/staff/me"><?cs call:icon("bi-person-circle") ?> <span class="d-none d-md-inline"><bdi><?cs var:who.name ?></bdi></span><span class="visually-hidden"><?cs var:_(", your account") ?></span></a>
<?cs /if ?>
</div></header>
<?cs if:who.kind == "staff" ?>
<div class="staff-grid">
<nav class="side" id="nav" aria-label="<?cs var:_("Main") ?>">
<a class="btn btn-outline-secondary mb-2" href="#main"><?cs call:icon("bi-x-lg") ?> <?cs var:_("Close the menu") ?></a>
<ul><?cs call:item("today", "/staff", "bi-sun", _("Today"), nav.count.today) ?></ul>
<?cs if:who.may.read_feedback ?>
<details open><summary><?cs var:_("Work") ?></summary><ul>
<?cs call:item("feedback", "/staff/feedback", "bi-chat-quote", _("Feedback"), nav.count.feedback) ?>
</ul></details><?cs /if ?>
<?cs if:who.may.read_customers ?>
<details open><summary><?cs var:_("Customers") ?></summary><ul>
<?cs call:item("customers", "/staff/customers", "bi-people", _("All customers"), nav.count.customers) ?>
</ul></details><?cs /if ?>
<?cs if:who.may.read_guidelines ?>
<details open><summary><?cs var:_("How we work") ?></summary><ul>
<?cs call:item("guidelines", "/staff/guidelines", "bi-signpost-2", _("Guidelines"), nav.count.guidelines) ?>
<?cs call:item("situations", "/staff/situations", "bi-signpost-split", _("Situations"), nav.count.situations) ?>
</ul></details><?cs /if ?>
<?cs if:who.may.read_staff || who.may.import_data || who.may.read_jobs || who.may.read_audit || who.may.manage_settings || who.may.read_sessions ?>
<details open><summary><?cs var:_("Administration") ?></summary><ul>
<?cs call:item("admin", "/admin", "bi-clipboard-data", _("Overview"), "") ?>
<?cs if:who.may.read_staff ?><?cs call:item("staff", "/admin/staff", "bi-person-badge", _("Staff"), "") ?><?cs /if ?>
<?cs if:who.may.read_staff ?><?cs call:item("roles", "/admin/roles", "bi-key", _("Roles"), "") ?><?cs /if ?>
<?cs if:who.may.import_data ?><?cs call:item("import", "/admin/import", "bi-box-arrow-in-down", _("Import"), nav.count.import) ?><?cs /if ?>
<?cs if:who.may.read_jobs ?><?cs call:item("jobs", "/admin/jobs", "bi-gear", _("Jobs"), nav.count.jobs) ?><?cs /if ?>
<?cs if:who.may.read_jobs ?><?cs call:item("mail", "/admin/mail", "bi-envelope", _("Outbox"), nav.count.mail) ?><?cs /if ?>
<?cs if:who.may.read_audit ?><?cs call:item("audit", "/admin/audit", "bi-journal-text", _("Audit log"), "") ?><?cs /if ?>
<?cs if:who.may.manage_settings ?><?cs call:item("settings", "/admin/settings", "bi-sliders", _("Settings"), "") ?><?cs /if ?>
<?cs if:who.may.read_sessions ?><?cs call:item("sessions", "/admin/sessions", "bi-display", _("Sessions"), "") ?><?cs /if ?>
</ul></details><?cs /if ?>
</nav>
<?cs /if ?>
<main id="main" class="<?cs if:who.kind == "staff" ?>work<?cs else ?>page<?cs /if ?>">
<?cs call:read_only() ?><?cs call:error_summary() ?><?cs call:notice() ?>
<?cs include:page.template ?>
</main>
<?cs if:who.kind == "staff" ?></div><?cs /if ?>
<footer class="foot"><div><?cs call:foot_choices() ?><?cs if:page.demo ?><p class="mb-0"><?cs var:_("A demo shop: its customers and orders are made up.") ?></p><?cs /if ?></div></footer>
</body>
</html>
