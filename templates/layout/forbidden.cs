<?cs # 403: signed-in staff without the right; error.right is its name in words. ?>
<header class="head"><div><h1><?cs var:_("This needs a right that you don’t have") ?></h1></div></header>
<div class="prose"><p><?cs call:fill(_("The right is called “{right}”. An administrator can give it to one of your roles."), "right", error.right) ?></p>
<p class="acts"><a class="btn btn-primary" href="/staff"><?cs var:_("Go to today") ?></a></p></div>
