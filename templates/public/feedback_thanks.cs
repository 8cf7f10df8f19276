<?cs # After feedback of somebody who isn't signed in. ?>
<div class="with-rail"><div><header class="head"><div><h1><?cs var:_("Thank you, we have it") ?></h1><p><?cs var:_("A person reads it today. If you told us how to reach you, you hear from us within one working day.") ?></p></div></header>
<section class="panel" aria-labelledby="keep"><h2 id="keep"><?cs var:_("Would you like to see what becomes of it?") ?></h2>
<p><?cs var:_("With an account you find what you said, our answers and all your orders in one place.") ?></p>
<p class="acts"><a class="btn btn-primary" href="/join"><?cs call:icon("bi-envelope") ?> <?cs var:_("Join with your e-mail address") ?></a> <a class="btn btn-link" href="/"><?cs var:_("Go to the front page") ?></a></p></section></div>
<?cs include:"public/feedback_path.cs" ?></div>
