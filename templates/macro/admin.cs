<?cs # Words for what runs in the background.

  job_kind(kind)      what a job does
  job_state(state)    its tag
  mail_state(state)   a mail's tag
  setting_word(name)  a setting as its field is labelled
?>
<?cs def:job_kind(kind) ?><?cs if:kind == "import" ?><?cs var:_("Import") ?><?cs elif:kind == "audit_verify" ?><?cs var:_("Check of the audit log") ?><?cs elif:kind == "erasure" ?><?cs var:_("Erasure of a customer") ?><?cs elif:kind == "export" ?><?cs var:_("Table to save") ?><?cs else ?><?cs var:kind ?><?cs /if ?><?cs /def ?>
<?cs def:job_state(state) ?><?cs if:state == "done" ?><?cs call:tag("good", "bi-check-circle", _("Done")) ?><?cs elif:state == "running" ?><?cs call:tag("calm", "bi-gear", _("Running")) ?><?cs elif:state == "waiting" ?><?cs call:tag("due", "bi-clock", _("Waiting")) ?><?cs else ?><?cs call:tag("bad", "bi-x-circle", _("Given up")) ?><?cs /if ?><?cs /def ?>
<?cs def:mail_state(state) ?><?cs if:state == "sent" ?><?cs call:tag("good", "bi-check-circle", _("Sent")) ?><?cs elif:state == "held" ?><?cs call:tag("due", "bi-pause-circle", _("Held back")) ?><?cs elif:state == "waiting" ?><?cs call:tag("calm", "bi-clock", _("Waiting")) ?><?cs elif:state == "sending" ?><?cs call:tag("calm", "bi-send", _("Being sent")) ?><?cs elif:state == "bounced" ?><?cs call:tag("bad", "bi-x-circle", _("Refused")) ?><?cs else ?><?cs call:tag("bad", "bi-x-circle", _("Given up")) ?><?cs /if ?><?cs /def ?>
<?cs def:setting_word(name) ?><?cs if:name == "shop_name" ?><?cs var:_("Name") ?><?cs elif:name == "shop_address" ?><?cs var:_("Address") ?><?cs elif:name == "shop_hours" ?><?cs var:_("Opening hours") ?><?cs elif:name == "shop_phone" ?><?cs var:_("Phone") ?><?cs elif:name == "shop_email" ?><?cs var:_("E-mail") ?><?cs elif:name == "country" ?><?cs var:_("Country") ?><?cs elif:name == "currency" ?><?cs var:_("Currency") ?><?cs elif:name == "zone" ?><?cs var:_("Time zone") ?><?cs elif:name == "lang" ?><?cs var:_("Language of visitors") ?><?cs elif:name == "mail_from" ?><?cs var:_("Sender’s address") ?><?cs elif:name == "mail_from_name" ?><?cs var:_("Sender’s name") ?><?cs else ?><?cs var:name ?><?cs /if ?><?cs /def ?>
