<?cs # The kept form: long texts can still be changed, the rest goes as it was. ?>
<form class="panel" method="post" action="<?cs var:url_validate(again.path) ?>"><?cs call:form_token() ?>
<?cs each:field = again.fields ?><?cs if:field.long ?>
<div class="field"><label class="form-label" for="again-<?cs var:field.n ?>"><?cs var:_("You wrote") ?></label>
<textarea class="form-control" id="again-<?cs var:field.n ?>" name="<?cs var:field.name ?>" rows="6"><?cs var:field.value ?></textarea></div>
<?cs elif:field.value ?><p class="quiet text-break"><?cs var:field.value ?><input type="hidden" name="<?cs var:field.name ?>" value="<?cs var:field.value ?>"></p>
<?cs else ?><input type="hidden" name="<?cs var:field.name ?>" value=""><?cs /if ?><?cs /each ?>
<?cs call:acts(_("Send it now"), "/", _("Leave it")) ?>
</form>
