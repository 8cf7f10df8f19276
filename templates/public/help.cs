<?cs # Help for customers. Optional: shop.email, shop.phone, shop.address, shop.hours. ?>
<?cs def:question(id, title, words) ?><section class="mb-4" aria-labelledby="<?cs var:id ?>"><h2 id="<?cs var:id ?>"><?cs var:title ?></h2><p class="mb-0"><?cs var:words ?></p></section>
<?cs /def ?>
<header class="head"><div><h1><?cs var:_("Help") ?></h1><p><?cs var:_("How this site works, and how to reach a person") ?></p></div>
<div class="acts"><a class="btn btn-primary" href="/feedback"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Ask us something") ?></a></div></header>
<div class="with-rail"><div class="prose">
<?cs call:question("q-history", _("Where do I see what I bought?"), _("Under “History”, once you have signed in: orders, returns and messages since your first visit. You can filter it, search it and save it as a table.")) ?>
<?cs call:question("q-join", _("I have bought here but have no account"), _("Choose “Join” and give the e-mail address that you gave us then. We send a code to it; with the code your history opens.")) ?>
<?cs call:question("q-missing", _("An order is missing from my history"), _("It may have been made with another address, or without one. Write to us with the number of the receipt, and we put it right.")) ?>
<?cs call:question("q-feedback", _("Who reads my feedback?"), _("A person in the shop, together with your orders. You get the answer by e-mail and find it under “What I said”.")) ?>
<?cs call:question("q-password", _("I can’t sign in"), _("Choose “I forgot my password” on the sign-in page. The code in the mail is good for 10 minutes. After several wrong tries you have to wait a little before the next.")) ?>
<?cs call:question("q-erase", _("How do I get a copy of my data, or have it erased?"), _("Both are under “Profile”. The copy is one file with everything that we know about you.")) ?>
</div>
<aside aria-labelledby="reach"><section class="panel"><h2 id="reach"><?cs var:_("The shop") ?></h2>
<ul class="rows">
<?cs if:shop.address ?><li><?cs call:icon("bi-shop") ?> <?cs var:shop.address ?></li><?cs /if ?>
<?cs if:shop.hours ?><li><?cs call:icon("bi-clock") ?> <?cs var:shop.hours ?></li><?cs /if ?>
<?cs if:shop.phone ?><li><?cs call:icon("bi-telephone") ?> <bdi><?cs var:shop.phone ?></bdi></li><?cs /if ?>
<?cs if:shop.email ?><li><?cs call:icon("bi-envelope") ?> <a href="mailto:<?cs var:shop.email ?>"><?cs var:shop.email ?></a></li><?cs /if ?>
<li><?cs call:icon("bi-chat-heart") ?> <a href="/feedback"><?cs var:_("Write to us here") ?></a></li>
</ul></section></aside></div>
