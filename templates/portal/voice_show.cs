<?cs # One thing the customer said: said.*, messages.N (kind, body, said_at, staff), files.N (id, name), form.body. ?>
<?cs include:"macro/voice.cs" ?>
<?cs call:crumbs("/my/voice", _("What you said"), said.said_at.near) ?>
<header class="head"><div><h1><?cs var:_("What you said") ?></h1></div>
<p class="acts under"><?cs call:feedback_state(said.state) ?> <span><?cs call:topic(said.topic) ?></span> <span><?cs call:time(said.said_at) ?></span></p></header>
<div class="with-rail"><div><section class="panel" aria-labelledby="words"><h2 id="words" class="visually-hidden"><?cs var:_("Your words") ?></h2>
<blockquote class="words said"><?cs var:said.body ?></blockquote>
<p class="quiet small"><?cs if:said.order_number ?><a href="/my/orders/<?cs var:url_escape(said.order_number) ?>"><?cs var:fill(_("About order {number}"), "number", said.order_number) ?></a> · <?cs elif:said.about ?><?cs var:fill(_("About {what}"), "what", said.about) ?> · <?cs /if ?><?cs if:said.product ?><?cs var:fill(_("About {what}"), "what", said.product) ?> · <?cs /if ?><?cs if:said.rating ?><?cs var:fill(_("All in all: {rating} of 5"), "rating", said.rating) ?> · <?cs /if ?><?cs if:said.contact_by == "email" ?><?cs var:fill(_("You wanted an answer to {address}"), "address", said.contact_email) ?><?cs elif:said.contact_by == "phone" ?><?cs var:fill(_("You wanted a call to {number}"), "number", said.contact_phone) ?><?cs else ?><?cs var:_("You wanted no answer") ?><?cs /if ?></p>
<?cs each:file = files ?><p class="mb-0"><a href="/my/voice/<?cs var:url_escape(said.id) ?>/file/<?cs var:url_escape(file.id) ?>"><?cs call:icon("bi-paperclip") ?> <bdi><?cs var:file.name ?></bdi></a></p><?cs /each ?></section>
<?cs if:subcount(messages) ?><section class="panel" aria-labelledby="answers"><h2 id="answers"><?cs var:_("What became of it") ?></h2><ol class="thread">
<?cs each:one = messages ?><li id="m-<?cs var:one.id ?>"><?cs if:one.kind == "answer" ?><?cs call:knot("good", "bi-reply") ?><?cs else ?><?cs call:knot("calm", "bi-chat-left-text") ?><?cs /if ?><p class="what"><span><?cs if:one.kind == "reply" ?><?cs var:_("You wrote again") ?><?cs elif:one.staff ?><?cs var:fill(_("{name} answered"), "name", one.staff) ?><?cs else ?><?cs var:_("We answered") ?><?cs /if ?></span> <?cs call:time(one.said_at) ?></p><p class="said"><?cs var:one.body ?></p></li>
<?cs /each ?><?cs if:said.state == "closed" ?><li><?cs call:knot("good", "bi-check-lg") ?><p class="what"><span><?cs call:outcome(said.outcome) ?></span> <?cs call:time(said.closed_at) ?></p></li><?cs /if ?></ol></section><?cs /if ?>
<form class="panel" method="post" action="/my/voice/<?cs var:url_escape(said.id) ?>" novalidate><?cs call:form_token() ?>
<?cs call:field_area("body", "4", _("Is there something to add?"), "", "") ?>
<?cs if:said.state == "closed" ?><p class="quiet small"><?cs var:_("It is closed; if you write, somebody looks at it again.") ?></p><?cs /if ?>
<p class="acts"><button class="btn btn-outline-secondary"><?cs call:icon_flip("bi-send") ?> <?cs var:_("Send") ?></button></p></form></div>
<?cs if:!subcount(messages) ?><aside aria-labelledby="then"><h2 id="then"><?cs var:_("What becomes of it") ?></h2><ol class="thread">
<li><?cs call:knot("good", "bi-check-lg") ?><p class="what"><?cs var:_("You wrote") ?></p><p class="quiet"><?cs var:_("We have it, and it stands in your history.") ?></p></li>
<li><?cs call:knot("brand", "bi-eye") ?><p class="what"><?cs var:_("A person reads it") ?></p><p class="quiet"><?cs var:_("The same day, together with what you bought here.") ?></p></li>
<li><?cs call:knot("", "bi-reply") ?><p class="what"><?cs var:_("You hear from us") ?></p><p class="quiet"><?cs var:_("Within one working day; the answer stands here, too.") ?></p></li></ol></aside><?cs /if ?></div>
