<?cs # We answered somebody’s feedback: letter.name, letter.words (our answer), letter.link. ?>
<?cs set:mail.subject = fill(_("{shop} has answered you"), "shop", shop.name) ?>
<?cs set:mail.title = fill(_("Our answer to you, {name}"), "name", letter.name) ?>
<?cs if:!letter.name ?><?cs set:mail.title = _("Our answer to you") ?><?cs /if ?>
<?cs set:mail.before.0 = _("Thank you for telling us. This is what we say to it:") ?>
<?cs set:mail.words = letter.words ?>
<?cs if:letter.link ?><?cs set:mail.link = letter.link ?><?cs set:mail.verb = _("See what you said and our answer") ?><?cs /if ?>
