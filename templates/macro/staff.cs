<?cs #
Names of roles and states of staff.

  role_name(name)      "Agent" of agent
  person_state(state)  invited, active, disabled as a tag
?>
<?cs def:role_name(name) ?><?cs if:name == "agent" ?><?cs var:_("Agent") ?><?cs elif:name == "manager" ?><?cs var:_("Manager") ?><?cs elif:name == "marketer" ?><?cs var:_("Marketer") ?><?cs elif:name == "editor" ?><?cs var:_("Editor") ?><?cs elif:name == "admin" ?><?cs var:_("Administrator") ?><?cs elif:name == "auditor" ?><?cs var:_("Auditor") ?><?cs else ?><?cs var:name ?><?cs /if ?><?cs /def ?>

<?cs def:person_state(state) ?><?cs if:state == "active" ?><?cs call:tag("good", "bi-check-circle", _("Active")) ?><?cs elif:state == "invited" ?><?cs call:tag("due", "bi-envelope", _("Invited")) ?><?cs else ?><?cs call:tag("", "bi-x-lg", _("Disabled")) ?><?cs /if ?><?cs /def ?>
