<?cs # Administration: overview.* (counts of at most 1,000), worker_alive, sender_alive. ?>
<?cs def:state(alive, name, words) ?><li><?cs if:alive ?><?cs call:tag("good", "bi-check-lg", _("working")) ?><?cs else ?><?cs call:tag("bad", "bi-exclamation-triangle", _("not heard of for a minute")) ?><?cs /if ?> <b><?cs var:name ?></b><br><span class="quiet"><?cs var:words ?></span></li><?cs /def ?>
<header class="head"><div><h1><?cs var:_("Administration") ?></h1><p><?cs var:_("How the machinery behind the pages is.") ?></p></div></header>
<div class="with-rail"><div>
<section class="panel" aria-labelledby="alive"><h2 id="alive"><?cs var:_("What works in the background") ?></h2>
<ul class="rows"><?cs call:state(worker_alive, _("Worker"), _("does what takes long: imports, erasures, the chain of the audit log")) ?><?cs call:state(sender_alive, _("Sender"), _("sends the mails of the outbox")) ?></ul></section>
<section class="panel" aria-labelledby="waits"><h2 id="waits"><?cs var:_("What waits") ?></h2>
<dl class="facts">
<div><dt><?cs var:_("Jobs waiting") ?></dt><dd class="num"><?cs var:overview.jobs_waiting ?></dd></div>
<div><dt><?cs var:_("Jobs that gave up") ?></dt><dd class="num"><?cs if:overview.jobs_dead > #0 && who.may.read_jobs ?><a href="/admin/jobs?state=dead"><?cs var:overview.jobs_dead ?></a><?cs else ?><?cs var:overview.jobs_dead ?><?cs /if ?></dd></div>
<div><dt><?cs var:_("Mails waiting") ?></dt><dd class="num"><?cs var:overview.mails_waiting ?></dd></div>
<div><dt><?cs var:_("Mails held back") ?></dt><dd class="num"><?cs var:overview.mails_held ?></dd></div>
<div><dt><?cs var:_("Mails that failed") ?></dt><dd class="num"><?cs if:overview.mails_failed > #0 && who.may.read_jobs ?><a href="/admin/mail?state=failed"><?cs var:overview.mails_failed ?></a><?cs else ?><?cs var:overview.mails_failed ?><?cs /if ?></dd></div>
<div><dt><?cs var:_("Imports running") ?></dt><dd class="num"><?cs var:overview.imports_running ?></dd></div>
<div><dt><?cs var:_("Staff") ?></dt><dd class="num"><?cs var:overview.staff_active ?></dd></div>
<div><dt><?cs var:_("Invited, not here yet") ?></dt><dd class="num"><?cs var:overview.staff_invited ?></dd></div>
<div><dt><?cs var:_("Audit rows not chained yet") ?></dt><dd class="num"><?cs var:overview.audit_unlinked ?></dd></div>
</dl></section></div>
<aside aria-label="<?cs var:_("Where things are") ?>"><section class="panel" aria-labelledby="where"><h2 id="where"><?cs var:_("Where things are") ?></h2><ul class="rows">
<?cs if:who.may.manage_staff ?><li><a href="/admin/staff"><?cs call:icon("bi-person-badge") ?> <?cs var:_("Staff") ?></a><br><span class="small quiet"><?cs var:_("invite, disable, reset a lost phone") ?></span></li><?cs /if ?>
<?cs if:who.may.manage_roles ?><li><a href="/admin/roles"><?cs call:icon("bi-key") ?> <?cs var:_("Roles") ?></a><br><span class="small quiet"><?cs var:_("what each role may do") ?></span></li><?cs /if ?>
<?cs if:who.may.import_data ?><li><a href="/admin/import"><?cs call:icon("bi-box-arrow-in-down") ?> <?cs var:_("Import") ?></a><br><span class="small quiet"><?cs var:_("customers, orders and products from other systems") ?></span></li><?cs /if ?>
<?cs if:who.may.read_jobs ?><li><a href="/admin/jobs"><?cs call:icon("bi-gear") ?> <?cs var:_("Jobs") ?></a></li><li><a href="/admin/mail"><?cs call:icon("bi-envelope") ?> <?cs var:_("Outbox") ?></a></li><?cs /if ?>
<?cs if:who.may.read_audit ?><li><a href="/admin/audit"><?cs call:icon("bi-journal-text") ?> <?cs var:_("Audit log") ?></a><br><span class="small quiet"><?cs var:_("who changed what, and that nobody changed the log") ?></span></li><?cs /if ?>
<?cs if:who.may.manage_settings ?><li><a href="/admin/settings"><?cs call:icon("bi-sliders") ?> <?cs var:_("Settings") ?></a></li><?cs /if ?>
</ul></section></aside></div>
