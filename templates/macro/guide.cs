<?cs #
A guideline's five parts, always all: guide_card(guide, guideline, button). guide.do
.dont .say .spend .escalate are prose; guideline.spend_minor is the limit. button is
the id of the form that "Put into the answer" belongs to, "" where there is no answer.
share_words(share) says how it ended so far, with n and interval.
?>
<?cs def:guide_card(guide, guideline, button, address) ?><div class="guide">
<section><h3 class="good"><?cs call:icon("bi-check-lg") ?> <?cs var:_("Do") ?></h3><?cs if:subcount(guide.do) ?><?cs call:prose(guide.do) ?><?cs else ?><p class="quiet mb-0"><?cs var:_("Nothing laid down.") ?></p><?cs /if ?></section>
<section><h3 class="bad"><?cs call:icon("bi-x-lg") ?> <?cs var:_("Don’t") ?></h3><?cs if:subcount(guide.dont) ?><?cs call:prose(guide.dont) ?><?cs else ?><p class="quiet mb-0"><?cs var:_("Nothing laid down.") ?></p><?cs /if ?></section>
<section class="wide"><h3><?cs call:icon("bi-chat-left-quote") ?> <?cs var:_("Say") ?></h3><?cs if:subcount(guide.say) ?><div class="say"><?cs call:prose(guide.say) ?></div><?cs if:button ?><p class="mt-2 mb-0"><button class="btn btn-sm btn-outline-secondary" form="<?cs var:button ?>" formaction="<?cs var:url_validate(address) ?>"><?cs call:icon("bi-box-arrow-in-down") ?> <?cs var:_("Put into the answer") ?></button></p><?cs /if ?><?cs else ?><p class="quiet mb-0"><?cs var:_("In your own words.") ?></p><?cs /if ?></section>
<section><h3><?cs call:icon("bi-wallet2") ?> <?cs var:_("May spend") ?></h3><?cs if:guideline.spend_minor.text ?><p class="mb-0"><?cs call:fill(_("Up to {amount} without asking."), "amount", guideline.spend_minor.text) ?></p><?cs /if ?><?cs if:subcount(guide.spend) ?><?cs call:prose(guide.spend) ?><?cs elif:!guideline.spend_minor.text ?><p class="mb-0"><?cs var:_("Nothing without asking.") ?></p><?cs /if ?></section>
<section><h3><?cs call:icon_flip("bi-arrow-up-right-circle") ?> <?cs var:_("Escalate") ?></h3><?cs if:subcount(guide.escalate) ?><?cs call:prose(guide.escalate) ?><?cs else ?><p class="mb-0"><?cs var:_("To nobody.") ?></p><?cs /if ?></section>
</div><?cs /def ?>

<?cs def:share_words(share) ?><?cs if:share.enough ?><?cs var:fill2(fill2(_("Handled like this, {percent}% ended well (95%: {low} to {high}, n = {n})."), "percent", share.percent, "low", share.low), "high", share.high, "n", share.n) ?><?cs else ?><?cs call:fill(_("Too few to tell whether it works: {n} so far, 10 are needed."), "n", share.n) ?><?cs /if ?><?cs /def ?>
