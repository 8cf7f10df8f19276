<?cs # Another admin resets a colleague’s password or lost phone: letter.name, letter.by, letter.link. ?>
<?cs set:mail.subject = fill(_("Set up your sign-in at {shop} again"), "shop", shop.name) ?>
<?cs set:mail.title = fill(_("A fresh start, {name}"), "name", letter.name) ?>
<?cs set:mail.before.0 = fill(_("{by} has reset your sign-in. You choose a password and link your phone anew."), "by", letter.by) ?>
<?cs set:mail.link = letter.link ?>
<?cs set:mail.verb = _("Set up your sign-in") ?>
<?cs set:mail.after.0 = _("The link works once, for three days. If you did not ask for this, tell your admin.") ?>
