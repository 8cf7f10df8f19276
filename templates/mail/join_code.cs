<?cs # Proves an e-mail address on the way in: letter.code. ?>
<?cs set:mail.subject = fill(_("Your code for {shop}"), "shop", shop.name) ?>
<?cs set:mail.title = _("Here is your code") ?>
<?cs set:mail.before.0 = _("You want to join with this address. Type this code where you were asked for it:") ?>
<?cs set:mail.code = letter.code ?>
<?cs set:mail.after.0 = _("It is good for 10 minutes. Nobody of ours will ever ask you for it.") ?>
<?cs set:mail.after.1 = _("If it was not you, leave it be: without the code nothing happens.") ?>
