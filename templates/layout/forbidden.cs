<?cs # 403: signed-in staff without the right; error.right finishes "may …", translated. ?>
<header class="head"><div><h1><?cs var:_("This needs a right that you don’t have") ?></h1></div></header>
<div class="prose"><p><?cs var:fill(_("One of your roles would have to allow this: {right}. An administrator can change that."), "right", error.right) ?></p>
<p class="acts"><a class="btn btn-primary" href="/staff"><?cs var:_("Go to today") ?></a></p></div>
