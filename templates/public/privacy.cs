<?cs # What is kept about a customer, in plain words. Optional: shop.privacy (the shop's own
text as prose blocks, shown first), shop.email, shop.address. ?>
<?cs def:part(id, title, words) ?><section class="mb-4" aria-labelledby="<?cs var:id ?>"><h2 id="<?cs var:id ?>"><?cs var:title ?></h2><p class="mb-0"><?cs var:words ?></p></section>
<?cs /def ?>
<header class="head"><div><h1><?cs var:_("Privacy") ?></h1><p><?cs var:fill(_("What {shop} keeps about you, why, and what you can do about it"), "shop", shop.name) ?></p></div></header>
<div class="prose">
<?cs call:prose(shop.privacy) ?>
<?cs call:part("p-what", _("What we keep"), _("Your name and how to reach you, what you bought and returned, what you told us and what we answered. Staff may add notes about your wishes; the shop writes only what you could read.")) ?>
<?cs call:part("p-why", _("What for"), _("To deliver what you ordered, to answer you, to put right what went wrong, and to understand what brings people back. We sell nothing of it and give it to nobody who isn’t needed for that.")) ?>
<?cs call:part("p-who", _("Who sees it"), _("People who work in the shop, each only as far as their task needs. Every change that they make is written down with name and time.")) ?>
<?cs call:part("p-long", _("How long"), _("Receipts as long as the law says. All else until you ask us to erase it.")) ?>
<?cs call:part("p-cookies", _("Cookies"), _("One that keeps you signed in, one that protects forms, and two for your choice of language and of light or dark. No page loads anything from elsewhere, and nobody counts your visits.")) ?>
<?cs call:part("p-you", _("What you can do"), _("Under “Profile” you can correct your details, save a copy of all your data and ask us to erase it. You can complain to the data protection authority, too; we would rather hear it first.")) ?>
<p><?cs if:who.kind == "customer" ?><a class="btn btn-outline-secondary" href="/my/data"><?cs call:icon("bi-download") ?> <?cs var:_("My data") ?></a><?cs else ?><a class="btn btn-outline-secondary" href="/feedback"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Ask us something") ?></a><?cs /if ?></p>
<?cs if:shop.address ?><p class="quiet"><?cs var:shop.name ?>, <?cs var:shop.address ?><?cs if:shop.email ?> · <a href="mailto:<?cs var:shop.email ?>"><?cs var:shop.email ?></a><?cs /if ?></p><?cs /if ?>
</div>
