<?cs #
Form fields. form_read() in C fills form.NAME.value, .error and, for choices,
form.NAME.choices.N.value .label .selected .icon (whole: "bi-heart") .kind; a macro gets NAME and
does the rest: label, help, error, control, in this order, with ids and aria.

  form_token()                               first in every POST form
  field_text(name, label, help, opt)         one line of text
  field_input(name, type, autocomplete, label, help, opt)  e-mail, tel, number …
  field_password(name, autocomplete, label, help)          never gives a value back
  field_code(name, label, help)              six digits from a mail or an app
  field_money(name, label, help, opt)        an amount; form.NAME.currency beside it
  field_date(name, label, help, opt)
  field_area(name, rows, label, help, opt)
  field_select(name, label, help, opt)       select box
  field_choices(name, label, help, opt)      radio buttons, all in sight
  field_checks(name, label, help, opt)       several check boxes
  field_check(name, label, help)             one check box, value 1
  field_file(name, accept, label, help, opt)
  field_time(name, label, help, opt)         day and time in the reader's zone
  field_trap(name)                           only machines see and fill it
  account(email)                             whose password is set: for the browser's keeper
  field_hidden(name)                         value from form.NAME.value
  hidden(name, value)                        value given
  acts(verb, href, away)                     the button, and a link away ("" = none)

help is "" when there is none. opt is "" or "optional", which shows "(if any)".
Ids are f-NAME, f-NAME-help, f-NAME-error; the error summary links to f-NAME.
?>
<?cs def:form_token() ?><?cs set:page.forms = page.forms + #1 ?><input type="hidden" name="token" value="<?cs var:who.token ?>"><input type="hidden" name="key" value="<?cs var:page.key ?>-<?cs var:page.forms ?>"><?cs /def ?>

<?cs def:hidden(name, value) ?><input type="hidden" name="<?cs var:name ?>" value="<?cs var:value ?>"><?cs /def ?>

<?cs def:field_hidden(name) ?><input type="hidden" name="<?cs var:name ?>" value="<?cs var:form[name].value ?>"><?cs /def ?>

<?cs # Attributes: what describes the control, and that it is refused. ?>
<?cs def:field_says(name, help) ?><?cs if:form[name].error && help ?> aria-describedby="f-<?cs var:name ?>-error f-<?cs var:name ?>-help"<?cs elif:form[name].error ?> aria-describedby="f-<?cs var:name ?>-error"<?cs elif:help ?> aria-describedby="f-<?cs var:name ?>-help"<?cs /if ?><?cs /def ?>
<?cs def:field_attrs(name, help) ?> id="f-<?cs var:name ?>" name="<?cs var:name ?>"<?cs call:field_says(name, help) ?><?cs if:form[name].error ?> aria-invalid="true"<?cs /if ?><?cs /def ?>
<?cs def:field_class(name, class) ?> class="<?cs var:class ?><?cs if:form[name].error ?> is-invalid<?cs /if ?>"<?cs /def ?>
<?cs def:field_need(opt) ?><?cs if:!opt ?> required<?cs /if ?><?cs /def ?>

<?cs # What stands between label and control. ?>
<?cs def:field_notes(name, help) ?>
<?cs if:help ?><p class="form-text" id="f-<?cs var:name ?>-help"><?cs var:help ?></p><?cs /if ?>
<?cs if:form[name].error ?><p class="field-error" id="f-<?cs var:name ?>-error"><?cs call:icon("bi-exclamation-circle") ?> <span class="visually-hidden"><?cs var:_("Error:") ?> </span><?cs var:form[name].error ?></p><?cs /if ?>
<?cs /def ?>

<?cs def:field_opt(opt) ?><?cs if:opt ?> <span class="quiet fw-normal"><?cs var:_("(if any)") ?></span><?cs /if ?><?cs /def ?>

<?cs def:field_open(name, label, help, opt) ?>
<div class="field<?cs if:form[name].error ?> has-error<?cs /if ?>">
<label class="form-label" for="f-<?cs var:name ?>"><?cs var:label ?><?cs call:field_opt(opt) ?></label>
<?cs call:field_notes(name, help) ?>
<?cs /def ?>

<?cs def:group_open(name, label, help, opt) ?>
<fieldset class="field<?cs if:form[name].error ?> has-error<?cs /if ?>"<?cs call:field_says(name, help) ?>>
<legend><?cs var:label ?><?cs call:field_opt(opt) ?></legend>
<?cs call:field_notes(name, help) ?>
<?cs /def ?>

<?cs def:field_input(name, type, autocomplete, label, help, opt) ?>
<?cs call:field_open(name, label, help, opt) ?>
<input type="<?cs var:type ?>"<?cs call:field_class(name, "form-control") ?><?cs call:field_attrs(name, help) ?><?cs if:autocomplete ?> autocomplete="<?cs var:autocomplete ?>"<?cs /if ?><?cs call:field_need(opt) ?> value="<?cs var:form[name].value ?>"></div>
<?cs /def ?>

<?cs def:field_text(name, label, help, opt) ?><?cs call:field_input(name, "text", "", label, help, opt) ?><?cs /def ?>

<?cs def:field_date(name, label, help, opt) ?><?cs call:field_input(name, "date", "", label, help, opt) ?><?cs /def ?>

<?cs def:field_time(name, label, help, opt) ?><?cs call:field_input(name, "datetime-local", "", label, help, opt) ?><?cs /def ?>

<?cs def:field_trap(name) ?><div class="visually-hidden" aria-hidden="true"><label for="f-<?cs var:name ?>"><?cs var:_("Leave this empty") ?></label><input type="text" id="f-<?cs var:name ?>" name="<?cs var:name ?>" tabindex="-1" autocomplete="off"></div><?cs /def ?>

<?cs def:account(email) ?><input type="text" hidden autocomplete="username" value="<?cs var:email ?>"><?cs /def ?>

<?cs def:field_password(name, autocomplete, label, help) ?>
<?cs call:field_open(name, label, help, "") ?>
<input type="password"<?cs call:field_class(name, "form-control") ?><?cs call:field_attrs(name, help) ?> autocomplete="<?cs var:autocomplete ?>" maxlength="256" required></div>
<?cs /def ?>

<?cs def:field_code(name, label, help) ?>
<?cs call:field_open(name, label, help, "") ?>
<input type="text"<?cs call:field_class(name, "form-control num code") ?><?cs call:field_attrs(name, help) ?> autocomplete="one-time-code" inputmode="numeric" required></div>
<?cs /def ?>

<?cs def:field_money(name, label, help, opt) ?>
<?cs call:field_open(name, label, help, opt) ?>
<div class="input-group"><span class="input-group-text"><?cs var:form[name].currency ?></span><input type="text"<?cs call:field_class(name, "form-control num") ?><?cs call:field_attrs(name, help) ?> inputmode="decimal"<?cs call:field_need(opt) ?> value="<?cs var:form[name].value ?>"></div></div>
<?cs /def ?>

<?cs def:field_area(name, rows, label, help, opt) ?>
<?cs call:field_open(name, label, help, opt) ?>
<textarea<?cs call:field_class(name, "form-control") ?><?cs call:field_attrs(name, help) ?> rows="<?cs var:rows ?>"<?cs call:field_need(opt) ?>>
<?cs var:form[name].value ?></textarea></div>
<?cs /def ?>

<?cs def:options(name) ?><?cs each:choice = form[name].choices ?>
<option value="<?cs var:choice.value ?>"<?cs if:choice.selected ?> selected<?cs /if ?>><?cs var:choice.label ?></option><?cs /each ?><?cs /def ?>

<?cs def:field_select(name, label, help, opt) ?>
<?cs call:field_open(name, label, help, opt) ?>
<select<?cs call:field_class(name, "form-select") ?><?cs call:field_attrs(name, help) ?>><?cs call:options(name) ?>
</select></div>
<?cs /def ?>

<?cs # The first control carries the field's own id, so that the summary's link
finds it. ?>
<?cs def:boxes(name, type) ?>
<div class="choices"><?cs each:choice = form[name].choices ?>
<label class="choice"><input type="<?cs var:type ?>" id="f-<?cs var:name ?><?cs if:!first(choice) ?>-<?cs var:choice.value ?><?cs /if ?>" name="<?cs var:name ?>" value="<?cs var:choice.value ?>"<?cs if:choice.selected ?> checked<?cs /if ?>><?cs if:choice.icon ?> <i class="bi <?cs var:choice.icon ?> <?cs var:choice.kind ?>" aria-hidden="true"></i><?cs /if ?> <?cs var:choice.label ?></label><?cs /each ?>
</div></fieldset>
<?cs /def ?>

<?cs def:field_choices(name, label, help, opt) ?><?cs call:group_open(name, label, help, opt) ?><?cs call:boxes(name, "radio") ?><?cs /def ?>

<?cs def:field_checks(name, label, help, opt) ?><?cs call:group_open(name, label, help, opt) ?><?cs call:boxes(name, "checkbox") ?><?cs /def ?>

<?cs def:field_check(name, label, help) ?>
<div class="field<?cs if:form[name].error ?> has-error<?cs /if ?>">
<?cs call:field_notes(name, help) ?>
<label class="form-check-label"><input type="checkbox" class="form-check-input"<?cs call:field_attrs(name, help) ?> value="1"<?cs if:form[name].value ?> checked<?cs /if ?>> <?cs var:label ?></label></div>
<?cs /def ?>

<?cs def:field_file(name, accept, label, help, opt) ?>
<?cs call:field_open(name, label, help, opt) ?>
<input type="file"<?cs call:field_class(name, "form-control") ?><?cs call:field_attrs(name, help) ?><?cs if:accept ?> accept="<?cs var:accept ?>"<?cs /if ?><?cs call:field_need(opt) ?>></div>
<?cs /def ?>

<?cs def:acts(verb, href, away) ?>
<p class="acts"><button class="btn btn-primary"><?cs var:verb ?></button><?cs if:href ?> <a class="btn btn-link" href="<?cs var:url_validate(href) ?>"><?cs var:away ?></a><?cs /if ?></p>
<?cs /def ?>
