<?cs # A new password: letter.link or letter.code, whichever the page gives. ?>
<?cs set:mail.subject = fill(_("A new password for {shop}"), "shop", shop.name) ?>
<?cs set:mail.title = _("Choose a new password") ?>
<?cs set:mail.before.0 = _("You want a new password. The old one holds until you have chosen another.") ?>
<?cs set:mail.code = letter.code ?>
<?cs set:mail.link = letter.link ?>
<?cs set:mail.verb = _("Choose a new password") ?>
<?cs set:mail.after.0 = _("It is good for 10 minutes and works once.") ?>
<?cs set:mail.after.1 = _("If it was not you, leave it be: nothing has changed.") ?>
