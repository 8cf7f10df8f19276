<?cs # Words for what runs in the background.

  job_kind(kind)      what a job does
  job_state(state)    its tag
  mail_state(state)   a mail's tag
  quick(name, state, words, many)   a quick view with the number of its rows
?>
<?cs def:job_kind(kind) ?><?cs if:kind == "import" ?><?cs var:_("Import") ?><?cs elif:kind == "audit_verify" ?><?cs var:_("Check of the audit log") ?><?cs elif:kind == "erasure" ?><?cs var:_("Erasure of a customer") ?><?cs elif:kind == "export" ?><?cs var:_("Table to save") ?><?cs else ?><?cs var:kind ?><?cs /if ?><?cs /def ?>
<?cs def:job_state(state) ?><?cs if:state == "done" ?><?cs call:tag("good", "bi-check-circle", _("Done")) ?><?cs elif:state == "running" ?><?cs call:tag("calm", "bi-gear", _("Running")) ?><?cs elif:state == "waiting" ?><?cs call:tag("due", "bi-clock", _("Waiting")) ?><?cs else ?><?cs call:tag("bad", "bi-x-circle", _("Given up")) ?><?cs /if ?><?cs /def ?>
<?cs def:mail_state(state) ?><?cs if:state == "sent" ?><?cs call:tag("good", "bi-check-circle", _("Sent")) ?><?cs elif:state == "held" ?><?cs call:tag("due", "bi-pause-circle", _("Held back")) ?><?cs elif:state == "waiting" ?><?cs call:tag("calm", "bi-clock", _("Waiting")) ?><?cs elif:state == "sending" ?><?cs call:tag("calm", "bi-send", _("Being sent")) ?><?cs elif:state == "bounced" ?><?cs call:tag("bad", "bi-x-circle", _("Refused")) ?><?cs else ?><?cs call:tag("bad", "bi-x-circle", _("Given up")) ?><?cs /if ?><?cs /def ?>
