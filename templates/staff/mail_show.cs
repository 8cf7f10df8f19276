<?cs # One mail: mail.* (columns of outbox_get), masked 1 if a code or link is hidden. ?>
<?cs include:"macro/admin.cs" ?>
<?cs call:crumbs("/admin/mail", _("Outbox"), mail.subject) ?>
<header class="head"><h1><bdi><?cs var:mail.subject ?></bdi></h1>
<p class="acts under"><?cs call:mail_state(mail.state) ?> <span><?cs var:_("to") ?> <bdi class="text-break"><?cs var:mail.to_address ?></bdi> · <?cs call:time(mail.created_at) ?></span></p></header>
<?cs if:masked ?><div class="notice calm" role="status"><?cs call:icon("bi-eye-slash") ?><div><p><?cs var:_("The code or link in it is hidden: it belongs to its reader alone.") ?></p></div></div><?cs /if ?>
<section class="panel" aria-labelledby="text" lang="<?cs var:mail.lang ?>"><h2 id="text"><?cs var:_("What it says") ?></h2>
<pre class="mail-text"><?cs var:mail.text_body ?></pre></section>
<section class="panel" aria-labelledby="how"><h2 id="how"><?cs var:_("How it went") ?></h2>
<?cs if:mail.sent_at ?><p><?cs var:_("Taken by the mail server:") ?> <?cs call:time_exact(mail.sent_at) ?></p><?cs /if ?>
<?cs if:mail.state == "waiting" ?><p><?cs var:_("Its turn comes:") ?> <?cs call:time(mail.run_at) ?></p><?cs /if ?>
<?cs if:mail.state == "held" ?><p><?cs var:_("It is held back until somebody sends it.") ?></p><?cs /if ?>
<p><?cs var:fill(plural(mail.tries, "{n} try", "{n} tries"), "n", mail.tries) ?></p>
<?cs if:mail.last_error ?><p><?cs var:_("What the mail server said:") ?> <code class="text-break"><?cs var:mail.last_error ?></code></p><?cs /if ?>
<?cs if:mail.customer_id && who.may.read_customers ?><p><a href="/staff/customers/<?cs var:mail.customer_id ?>"><?cs var:_("The customer it belongs to") ?></a></p><?cs /if ?>
<?cs if:who.may.manage_jobs && (mail.state == "held" || mail.state == "bounced" || mail.state == "failed") ?>
<form method="post" action="/admin/mail/<?cs var:mail.id ?>/send"><?cs call:form_token() ?><?cs call:acts(_("Send it"), "", "") ?></form>
<?cs /if ?>
</section>
