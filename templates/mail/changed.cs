<?cs # Something about an account changed. letter.what is "signin" (on a device we don’t know),
"password", "email", "email-new", "totp-on", "totp-off" or "recovery"; letter.at when, letter.agent the browser;
letter.link where to look. ?>
<?cs set:mail.verb = _("See who is signed in") ?>
<?cs if:letter.what == "signin" ?>
<?cs set:mail.title = _("A sign-in from a new device") ?>
<?cs set:mail.before.0 = _("Somebody signed in to your account with a browser that we have not seen before.") ?>
<?cs elif:letter.what == "password" ?>
<?cs set:mail.title = _("Your password was changed") ?>
<?cs set:mail.before.0 = _("Your account has a new password. All other devices were signed out.") ?>
<?cs elif:letter.what == "email" ?>
<?cs set:mail.title = _("Your e-mail address was changed") ?>
<?cs set:mail.before.0 = _("Your account now uses another e-mail address. This is the last mail to the old one.") ?>
<?cs elif:letter.what == "email-new" ?>
<?cs set:mail.title = _("This is now the address of your account") ?>
<?cs set:mail.before.0 = _("From now on you sign in with this address, and our mails go to it.") ?>
<?cs elif:letter.what == "totp-on" ?>
<?cs set:mail.title = _("Signing in now needs a code as well") ?>
<?cs set:mail.before.0 = _("From now on your account asks for a code of your phone besides the password.") ?>
<?cs elif:letter.what == "totp-off" ?>
<?cs set:mail.title = _("Signing in no longer needs a code") ?>
<?cs set:mail.before.0 = _("Your account asks for the password alone from now on.") ?>
<?cs else ?>
<?cs set:mail.title = _("A recovery code was used or renewed") ?>
<?cs set:mail.before.0 = _("Somebody used a recovery code of your account, or had new ones made.") ?>
<?cs /if ?>
<?cs set:mail.subject = mail.title ?>
<?cs if:letter.agent ?><?cs set:mail.before.1 = fill2(_("When: {at}. Browser: {agent}"), "at", letter.at, "agent", letter.agent) ?><?cs elif:letter.at ?><?cs set:mail.before.1 = fill(_("When: {at}"), "at", letter.at) ?><?cs /if ?>
<?cs set:mail.link = letter.link ?>
<?cs set:mail.after.0 = _("If it was you, all is well. If not, choose a new password at once.") ?>
