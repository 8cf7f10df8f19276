<?cs #
What both sites show of how somebody signs in.

  session_rows(action)   sessions.N (id, created_at, seen_at, address, agent), session = the own
                         one's id; each with a button that posts session= to action
  app_picture()          app.qr .qr_size .secret, to be taken in by an authenticator app
  code_list()            app.codes.N, shown once
?>
<?cs def:session_rows(action) ?>
<ul class="rows"><?cs each:one = sessions ?><li class="d-flex flex-wrap gap-2 justify-content-between align-items-start">
<div class="text-break"><b><?cs if:one.agent ?><bdi><?cs var:one.agent ?></bdi><?cs else ?><?cs var:_("A browser that doesn’t say its name") ?><?cs /if ?></b><?cs if:one.id == session ?> <?cs call:tag("good", "bi-check-circle", _("This one")) ?><?cs /if ?><br>
<span class="quiet small"><?cs var:fill2(_("Signed in {at} from {address}"), "at", one.created_at.near, "address", one.address) ?> · <?cs var:fill(_("last used {at}"), "at", one.seen_at.near) ?></span></div>
<?cs if:one.id != session ?><form method="post" action="<?cs var:url_validate(action) ?>"><?cs call:form_token() ?><?cs call:hidden("session", one.id) ?><button class="btn btn-outline-secondary btn-sm"><?cs var:_("Sign out there") ?></button></form><?cs /if ?></li><?cs /each ?></ul>
<?cs if:subcount(sessions) > #1 ?><form method="post" action="<?cs var:url_validate(action) ?>"><?cs call:form_token() ?><?cs call:hidden("session", "0") ?><p class="mb-0 mt-3"><button class="btn btn-outline-secondary"><?cs var:_("Sign out everywhere else") ?></button></p></form><?cs /if ?>
<?cs /def ?>

<?cs def:app_picture() ?>
<p><?cs var:_("Open an authenticator app on your phone, add an account and point the camera here:") ?></p>
<p><?cs call:qr(app.qr, app.qr_size, _("Picture for the authenticator app; the text below says the same")) ?></p>
<p><?cs var:_("No camera? Type this into the app:") ?><br><code class="text-break"><?cs var:app.secret ?></code></p>
<?cs /def ?>

<?cs def:code_list() ?>
<p><?cs var:_("Each of them signs you in once if your phone is lost. Print them or write them down; they are shown only now.") ?></p>
<ul class="num"><?cs each:code = app.codes ?><li><code><?cs var:code ?></code></li><?cs /each ?></ul>
<?cs /def ?>
