<?cs # 403: the form's token is old or wrong. The form comes back with what was typed
(errors.form.N.name .value .label, never secrets or files), to be sent with a new token. ?>
<header class="head"><div><h1><?cs var:_("Send it once more") ?></h1><p><?cs var:_("This form was open in another session, so we didn’t take it yet. What you wrote is below.") ?></p></div></header>
<form class="panel" method="post" action="<?cs var:url_validate(errors.path) ?>"><?cs call:form_token() ?>
<dl><?cs each:field = errors.form ?><?cs if:field.value ?>
<dt><?cs if:field.label ?><?cs var:field.label ?><?cs else ?><?cs var:field.name ?><?cs /if ?></dt><dd class="text-break"><?cs var:field.value ?><input type="hidden" name="<?cs var:field.name ?>" value="<?cs var:field.value ?>"></dd><?cs else ?><input type="hidden" name="<?cs var:field.name ?>" value=""><?cs /if ?><?cs /each ?></dl>
<?cs call:acts(_("Send it now"), "/", _("Leave it")) ?>
</form>
