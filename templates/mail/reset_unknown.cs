<?cs # A new password was asked for an address that has no account: letter.link to join. ?>
<?cs set:mail.subject = fill(_("No account at {shop} with this address"), "shop", shop.name) ?>
<?cs set:mail.title = _("There is no account with this address") ?>
<?cs set:mail.before.0 = _("Somebody, most likely you, asked for a new password. This address has no account: you may have used another, or not joined yet.") ?>
<?cs set:mail.link = letter.link ?>
<?cs set:mail.verb = _("Join") ?>
<?cs set:mail.after.0 = _("If it was not you, leave it be: nothing has changed.") ?>
