<?cs #
Feedback's words for people: topic(name), feedback_state(state), outcome(name).
?>
<?cs def:topic(name) ?><?cs if:name == "praise" ?><?cs call:icon("bi-heart") ?> <?cs var:_("Praise") ?><?cs elif:name == "problem" ?><?cs call:icon("bi-exclamation-circle") ?> <?cs var:_("Problem") ?><?cs elif:name == "question" ?><?cs call:icon("bi-question-circle") ?> <?cs var:_("Question") ?><?cs else ?><?cs call:icon("bi-lightbulb") ?> <?cs var:_("Idea") ?><?cs /if ?><?cs /def ?>

<?cs # For the customer and for staff the same states. ?>
<?cs def:feedback_state(state) ?><?cs if:state == "new" ?><?cs call:tag("due", "bi-clock", _("Not yet answered")) ?><?cs elif:state == "open" ?><?cs call:tag("calm", "bi-arrow-repeat", _("In work")) ?><?cs elif:state == "answered" ?><?cs call:tag("good", "bi-reply", _("Answered")) ?><?cs else ?><?cs call:tag("", "bi-check-lg", _("Closed")) ?><?cs /if ?><?cs /def ?>

<?cs def:outcome(name) ?><?cs if:name == "solved" ?><?cs var:_("Solved") ?><?cs elif:name == "thanked" ?><?cs var:_("Thanked") ?><?cs elif:name == "refunded" ?><?cs var:_("Money back") ?><?cs elif:name == "replaced" ?><?cs var:_("Replaced") ?><?cs elif:name == "informed" ?><?cs var:_("Question answered") ?><?cs elif:name == "unsolved" ?><?cs var:_("Not solved") ?><?cs elif:name == "no-answer-wanted" ?><?cs var:_("No answer wanted") ?><?cs /if ?><?cs /def ?>
