<?cs # The outbox: mails.N (columns of outbox_list), counts.N.state .many, hold 1 if mails are kept back,
form.state form.to, filtered, pager.*. ?>
<?cs include:"macro/admin.cs" ?>
<header class="head"><div><h1><?cs var:_("Outbox") ?></h1>
<p><?cs var:_("Every mail that the shop writes, and whether the mail server took it.") ?></p></div>
<div class="acts"><?cs call:csv_link() ?></div></header>
<?cs if:hold ?><div class="notice calm" role="status"><?cs call:icon("bi-pause-circle") ?><div><p><?cs var:_("Mails are held back here and not sent. Read them in the list below.") ?></p></div></div><?cs /if ?>
<?cs each:count = counts ?><?cs if:count.many != "0" && (count.state == "bounced" || count.state == "failed") ?>
<div class="notice bad" role="status"><?cs call:icon("bi-exclamation-triangle") ?><div><p><?cs if:count.state == "bounced" ?><?cs var:fill(plural(count.many, "{n} mail was refused by the mail server.", "{n} mails were refused by the mail server."), "n", count.many) ?><?cs else ?><?cs var:fill(plural(count.many, "{n} mail could not be sent.", "{n} mails could not be sent."), "n", count.many) ?><?cs /if ?> <a href="/admin/mail?state=<?cs var:count.state ?>"><?cs var:_("Look at them") ?></a></p></div></div>
<?cs /if ?><?cs /each ?>
<form class="filters" method="get" action="/admin/mail" role="search" aria-label="<?cs var:_("Filter the outbox") ?>">
<?cs call:filter_select("state", _("State")) ?>
<?cs call:filter_text("to", _("To (the whole address)")) ?>
<?cs call:filter_acts("/admin/mail") ?>
</form>
<?cs if:subcount(mails) ?>
<table class="table as-cards">
<caption class="visually-hidden"><?cs var:_("Mails, the newest first") ?></caption>
<thead><tr><th scope="col"><?cs var:_("Subject") ?></th><th scope="col"><?cs var:_("To") ?></th><th scope="col"><?cs var:_("State") ?></th><th scope="col"><?cs var:_("Written") ?></th></tr></thead>
<tbody><?cs each:mail = mails ?>
<tr><th scope="row"><a href="/admin/mail/<?cs var:mail.id ?>"><bdi><?cs var:mail.subject ?></bdi></a></th>
<td class="text-break"><bdi><?cs var:mail.to_address ?></bdi></td>
<td><?cs call:mail_state(mail.state) ?></td>
<td><?cs call:time(mail.created_at) ?></td></tr>
<?cs /each ?></tbody></table>
<?cs elif:filtered ?>
<?cs call:empty_act("bi-search", _("Nothing fits"), _("No mail is in this state or goes to this address."), "/admin/mail", _("Show every mail")) ?>
<?cs else ?>
<?cs call:empty("bi-envelope", _("No mail yet"), _("Codes, answers and invitations will stand here as soon as the shop writes one.")) ?>
<?cs /if ?>
<?cs call:pager(_("Pages of mails")) ?>
