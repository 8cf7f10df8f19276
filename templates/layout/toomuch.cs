<?cs # 413 and 429. error.kind is "size" or "often"; error.wait in words ("in 2 minutes"), if known. ?>
<?cs if:error.kind == "size" ?>
<header class="head"><div><h1><?cs var:_("That is too big for us") ?></h1><p><?cs var:_("A file may have up to 10 MB, and a form up to 12 MB. Send a smaller picture, or several one by one.") ?></p></div></header>
<?cs else ?>
<header class="head"><div><h1><?cs var:_("A little slower") ?></h1><p><?cs if:error.wait ?><?cs var:fill(_("There were many tries in a short time. You can go on {wait}."), "wait", error.wait) ?><?cs else ?><?cs var:_("There were many tries in a short time. Wait a minute, then go on.") ?><?cs /if ?></p></div></header>
<?cs /if ?>
<p><?cs var:_("With your browser’s Back button, what you wrote is still there.") ?></p>
