<?cs # Somebody wants to join with an address that several people use, or a company. ?>
<?cs set:mail.subject = fill(_("Your address at {shop}"), "shop", shop.name) ?>
<?cs set:mail.title = _("Please ask us for a code") ?>
<?cs set:mail.before.0 = _("Somebody, most likely you, wanted to join with this address. We know it as one that several people or a company use, so a mail to it can’t tell us who you are.") ?>
<?cs set:mail.after.0 = _("Join with an address of your own, and ask us in the shop or by phone for a code that brings your history to it.") ?>
<?cs set:mail.after.1 = _("If it was not you, leave it be: nothing has changed.") ?>
