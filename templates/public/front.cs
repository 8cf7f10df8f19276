<?cs # The shop's front. page.wide = 1. Optional: shop.greeting (the shop's own headline),
shop.lead (a sentence below it), shop.answer_time (in words: "within one working day"). ?>
<section class="hero" aria-labelledby="hello"><div class="hero-in">
<?cs call:notice() ?>
<h1 id="hello"><?cs if:shop.greeting ?><?cs var:shop.greeting ?><?cs else ?><?cs var:_("Good to see you again.") ?><?cs /if ?></h1>
<p class="lead"><?cs if:shop.lead ?><?cs var:shop.lead ?><?cs else ?><?cs var:_("Your orders and everything you told us in one place. Say how it was, and see what became of it.") ?><?cs /if ?></p>
<p class="acts"><?cs if:who.kind == "customer" ?><a class="btn btn-primary" href="/my"><?cs var:_("Go to your home page") ?></a><?cs else ?><a class="btn btn-primary" href="/login"><?cs var:_("Sign in") ?></a> <a class="btn btn-outline-light" href="/join"><?cs var:_("New here? Join with your e-mail") ?></a><?cs /if ?></p>
</div>
<svg class="draw" viewBox="0 0 1280 150" preserveAspectRatio="xMinYMid slice" aria-hidden="true">
<path class="t" d="M0 120H176C176 -10 420 -10 420 120C420 30 610 30 610 120C610 48 770 48 770 120C770 60 908 60 908 120C908 68 1030 68 1030 120C1030 74 1140 74 1140 120C1140 80 1240 80 1240 120H3000"/>
<circle class="k-first" cx="176" cy="120" r="10"/><circle class="k" cx="420" cy="120" r="13"/><circle class="k" cx="610" cy="120" r="10"/><circle class="k" cx="770" cy="120" r="9"/><circle class="k" cx="908" cy="120" r="8"/><circle class="k" cx="1030" cy="120" r="7"/><circle class="k" cx="1140" cy="120" r="6"/><circle class="k" cx="1240" cy="120" r="5"/>
</svg></section>
<main id="main" class="page">
<section class="row g-4 mb-4" aria-label="<?cs var:_("What you can do here") ?>">
<div class="col-md-4"><i class="bi bi-chat-heart fs-2 brand" aria-hidden="true"></i><h2><?cs var:_("Tell us how it was") ?></h2><p><?cs if:shop.answer_time ?><?cs var:fill(_("Good or bad, a person reads it and answers {when}."), "when", shop.answer_time) ?><?cs else ?><?cs var:_("Good or bad, a person reads it and answers.") ?><?cs /if ?></p><p><a href="/feedback"><?cs var:_("Give feedback") ?></a></p></div>
<div class="col-md-4"><i class="bi bi-clock-history fs-2 brand" aria-hidden="true"></i><h2><?cs var:_("See your history") ?></h2><p><?cs var:_("Orders, returns and messages since your first visit.") ?></p><p><a href="/my/history"><?cs var:_("Your history") ?></a></p></div>
<div class="col-md-4"><i class="bi bi-chat-left-text fs-2 brand" aria-hidden="true"></i><h2><?cs var:_("Read what became of it") ?></h2><p><?cs var:_("Everything you told us, who answered, and what we did about it.") ?></p><p><a href="/my/voice"><?cs var:_("What I said") ?></a></p></div>
</section>
<section class="split mb-4" aria-labelledby="how">
<div class="mb-4"><h2 id="how"><?cs var:_("What becomes of your words") ?></h2>
<p><?cs var:_("You need no account to tell us something. With one you see the answer here, beside your orders.") ?></p>
<p><a class="btn btn-outline-secondary" href="/feedback"><?cs call:icon("bi-chat-heart") ?> <?cs var:_("Tell us something") ?></a></p></div>
<ol class="thread">
<li><?cs call:knot("brand", "bi-pencil") ?><p class="what"><?cs var:_("You write") ?></p><p class="quiet"><?cs var:_("Good or bad, as long or short as you like.") ?></p></li>
<li><?cs call:knot("", "bi-eye") ?><p class="what"><?cs var:_("A person reads it") ?></p><p class="quiet"><?cs var:_("Not a machine, and with your orders at hand.") ?></p></li>
<li><?cs call:knot("", "bi-reply") ?><p class="what"><?cs var:_("You hear from us") ?></p><p class="quiet"><?cs var:_("By e-mail, and here under “What I said”.") ?></p></li>
</ol></section>
<section class="panel first" aria-labelledby="before"><div class="panel-head"><h2 id="before"><?cs var:_("Bought from us before?") ?></h2></div>
<p class="prose"><?cs var:_("Then your history is waiting: we send a code to your e-mail address and match it with your orders.") ?></p>
<p class="mb-0"><a class="btn btn-outline-secondary" href="/join"><?cs call:icon("bi-envelope") ?> <?cs var:_("Join with your e-mail") ?></a></p></section>
</main>
