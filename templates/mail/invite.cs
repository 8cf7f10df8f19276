<?cs # A new colleague: letter.name, letter.by (who invites), letter.link. ?>
<?cs set:mail.subject = fill(_("Your account for the staff of {shop}"), "shop", shop.name) ?>
<?cs set:mail.title = fill(_("Welcome, {name}"), "name", letter.name) ?>
<?cs set:mail.before.0 = fill2(_("{by} has made you an account for the staff pages of {shop}. You choose a password and link your phone for the codes."), "by", letter.by, "shop", shop.name) ?>
<?cs set:mail.link = letter.link ?>
<?cs set:mail.verb = _("Set up your account") ?>
<?cs set:mail.after.0 = _("The link works once, for three days.") ?>
