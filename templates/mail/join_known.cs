<?cs # Somebody wants to join with an address that has an account already: letter.link. ?>
<?cs set:mail.subject = fill(_("You have an account at {shop}"), "shop", shop.name) ?>
<?cs set:mail.title = _("You have joined before") ?>
<?cs set:mail.before.0 = _("Somebody, most likely you, wanted to join with this address. It has an account already: sign in with it, or choose a new password.") ?>
<?cs set:mail.link = letter.link ?>
<?cs set:mail.verb = _("Sign in") ?>
<?cs set:mail.after.0 = _("If it was not you, leave it be: nothing has changed.") ?>
