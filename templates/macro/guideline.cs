<?cs #
Small parts of guidelines: guideline_state(state), moods(list) from "negative,positive".
?>
<?cs def:guideline_state(state) ?><?cs if:state == "draft" ?><?cs call:tag("", "bi-pencil", _("Draft")) ?><?cs elif:state == "review" ?><?cs call:tag("calm", "bi-eye", _("In review")) ?><?cs elif:state == "published" ?><?cs call:tag("good", "bi-check-lg", _("Published")) ?><?cs elif:state == "replaced" ?><?cs call:tag("", "bi-clock-history", _("Replaced")) ?><?cs else ?><?cs call:tag("", "bi-archive", _("Retired")) ?><?cs /if ?><?cs /def ?>

<?cs def:moods(list) ?><?cs if:string.find(list, "negative") >= #0 ?><?cs call:mood("negative") ?> <?cs /if ?><?cs if:string.find(list, "neutral") >= #0 ?><?cs call:mood("neutral") ?> <?cs /if ?><?cs if:string.find(list, "positive") >= #0 ?><?cs call:mood("positive") ?><?cs /if ?><?cs /def ?>

<?cs def:role(name) ?><?cs if:name == "agent" ?><?cs var:_("Agents") ?><?cs elif:name == "manager" ?><?cs var:_("Managers") ?><?cs elif:name == "marketer" ?><?cs var:_("Marketers") ?><?cs elif:name == "editor" ?><?cs var:_("Editors") ?><?cs elif:name == "admin" ?><?cs var:_("Admins") ?><?cs elif:name == "auditor" ?><?cs var:_("Auditors") ?><?cs else ?><?cs var:name ?><?cs /if ?><?cs /def ?>
