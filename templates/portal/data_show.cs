<?cs # The own data: erasure.* (asked_at, due_at) when it was asked for. ?>
<?cs call:crumbs("/my/profile", _("Profile"), _("Your data")) ?>
<header class="head"><div><h1><?cs var:_("Your data") ?></h1><p><?cs var:_("Everything that is stored about you belongs to you.") ?></p></div></header>
<section class="panel" aria-labelledby="take"><h2 id="take"><?cs var:_("Take it with you") ?></h2>
<p class="prose"><?cs var:_("One file with all of it: as tables that open in any spreadsheet (CSV), and once more for programs (JSON). What staff noted about you is given out by a person: ask us.") ?></p>
<p><a class="btn btn-primary" href="/my/data/save"><?cs call:icon("bi-download") ?> <?cs var:_("Save all my data") ?></a></p></section>
<section class="panel" aria-labelledby="erase"><h2 id="erase"><?cs var:_("Have it erased") ?></h2>
<?cs if:erasure.id ?>
<div class="notice due"><?cs call:icon("bi-clock") ?><div><p><?cs var:fill2(_("You asked on {asked}. It will be done on {due}."), "asked", erasure.asked_at.day, "due", erasure.due_at.day) ?></p></div></div>
<form method="post" action="/my/data/keep"><?cs call:form_token() ?><p><button class="btn btn-outline-secondary"><?cs var:_("Call it off and keep my data") ?></button></p></form>
<?cs else ?>
<p class="prose"><?cs var:_("Your name, addresses, words and sign-in are erased after seven days. The amounts of past orders stay without your name, because the law asks a business to keep its books.") ?></p>
<form method="post" action="/my/data/erase"><?cs call:form_token() ?><p><button class="btn btn-outline-secondary"><?cs call:icon("bi-trash") ?> <?cs var:_("Erase my data in seven days") ?></button></p></form>
<?cs /if ?></section>
