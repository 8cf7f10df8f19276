<?cs # Background work: state (shown, "" all), jobs.N (columns of job_list), counts.N.state .many, pager.*. ?>
<?cs include:"macro/admin.cs" ?>
<header class="head"><div><h1><?cs var:_("Jobs") ?></h1>
<p><?cs var:_("Long work that goes on by itself: imports, checks, erasures.") ?></p></div>
<div class="acts"><?cs call:csv_link() ?></div></header>
<p class="picks">
<?cs call:pick("/admin/jobs", !state, _("All")) ?>
<?cs call:pick("/admin/jobs?state=waiting", state == "waiting", _("Waiting")) ?>
<?cs call:pick("/admin/jobs?state=running", state == "running", _("Running")) ?>
<?cs call:pick("/admin/jobs?state=dead", state == "dead", _("Given up")) ?>
<?cs call:pick("/admin/jobs?state=done", state == "done", _("Done")) ?>
</p>
<?cs if:subcount(jobs) ?>
<table class="table as-cards">
<caption class="visually-hidden"><?cs var:_("Jobs, the newest first") ?></caption>
<thead><tr><th scope="col"><?cs var:_("What") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col"><?cs var:_("Asked for") ?></th><th scope="col"><?cs var:_("Who asked") ?></th><th scope="col" class="num"><?cs var:_("Tries") ?></th></tr></thead>
<tbody><?cs each:job = jobs ?>
<tr><th scope="row"><a href="/admin/jobs/<?cs var:job.id ?>"><?cs call:job_kind(job.kind) ?> <?cs var:job.id ?></a></th>
<td><?cs call:job_state(job.state) ?></td>
<td><?cs call:time(job.created_at) ?></td>
<td><?cs if:job.staff_name ?><bdi><?cs var:job.staff_name ?></bdi><?cs else ?><?cs var:_("by itself") ?><?cs /if ?></td>
<td class="num" data-label="<?cs var:_("Tries") ?>"><?cs var:job.tries ?></td></tr>
<?cs /each ?></tbody></table>
<?cs elif:state ?>
<?cs call:empty_act("bi-gear", _("No job is in this state"), _("Look at all of them instead."), "/admin/jobs", _("Show all jobs")) ?>
<?cs else ?>
<?cs call:empty("bi-gear", _("Nothing to do in the background"), _("Imports and other long work will stand here with their progress.")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of jobs")) ?>
