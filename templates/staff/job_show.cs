<?cs # One job: job.* (columns of job_get). ?>
<?cs include:"macro/admin.cs" ?>
<?cs call:crumbs("/admin/jobs", _("Jobs"), job.id) ?>
<header class="head"><h1><?cs call:job_kind(job.kind) ?> <?cs var:job.id ?></h1>
<p class="acts under"><?cs call:job_state(job.state) ?> <span><?cs if:job.staff_name ?><bdi><?cs var:job.staff_name ?></bdi><?cs else ?><?cs var:_("by itself") ?><?cs /if ?> · <?cs call:time(job.created_at) ?></span></p></header>
<section class="panel" aria-labelledby="how"><h2 id="how"><?cs var:_("How it goes") ?></h2>
<?cs if:job.state == "running" && job.total_count ?><?cs call:progress(job.done_count, job.total_count, fill2(_("{done} of {all}"), "done", job.done_count, "all", job.total_count)) ?>
<?cs elif:job.state == "running" ?><p><?cs var:fill(_("{done} done so far"), "done", job.done_count) ?></p><?cs /if ?>
<?cs if:job.state == "waiting" ?><p><?cs var:_("Its turn comes:") ?> <?cs call:time(job.run_at) ?></p><?cs /if ?>
<?cs if:job.finished_at ?><p><?cs var:_("Ended:") ?> <?cs call:time_exact(job.finished_at) ?></p><?cs /if ?>
<p><?cs var:fill2(_("Try {n} of {all}"), "n", job.tries, "all", job.most_tries) ?></p>
<?cs if:job.last_error ?><p><?cs var:_("What went wrong:") ?> <code class="text-break"><?cs var:job.last_error ?></code></p><?cs /if ?>
<?cs if:job.kind == "audit_verify" && who.may.read_audit ?><p><a href="/admin/audit"><?cs var:_("See what the check found") ?></a></p><?cs elif:job.result ?><p><?cs var:_("What came out:") ?> <code class="text-break"><?cs var:job.result ?></code></p><?cs /if ?>
<?cs if:job.state == "running" || job.state == "waiting" ?><p><a href="/admin/jobs/<?cs var:job.id ?>"><?cs var:_("Look again") ?></a></p><?cs /if ?>
<?cs if:who.may.manage_jobs && job.state == "dead" ?>
<form method="post" action="/admin/jobs/<?cs var:job.id ?>/retry"><?cs call:form_token() ?><?cs call:acts(_("Try it again"), "", "") ?></form>
<?cs elif:who.may.manage_jobs && job.state != "done" && job.stop_asked == "0" ?>
<form method="post" action="/admin/jobs/<?cs var:job.id ?>/stop"><?cs call:form_token() ?><p class="acts"><button class="btn btn-outline-secondary"><?cs var:_("Stop this job") ?></button></p></form>
<?cs elif:job.stop_asked == "1" && job.state == "running" ?><p class="quiet"><?cs var:_("It was asked to stop and does so as soon as it can.") ?></p>
<?cs /if ?>
</section>
