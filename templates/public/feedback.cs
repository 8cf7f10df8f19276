<?cs # The feedback form. form.*; contact.email of somebody signed in; accept: endings of files that we take. ?>
<div class="with-rail"><div><header class="head"><div><h1><?cs var:_("Tell us how it was") ?></h1><p><?cs var:_("A person reads every word and answers within one working day.") ?></p></div></header>
<form class="panel" method="post" action="/feedback" enctype="multipart/form-data" novalidate><?cs call:form_token() ?><?cs call:field_hidden("stamp") ?>
<?cs call:field_choices("topic", _("What is it?"), "", "") ?>
<?cs if:subcount(form.order.choices) ?><?cs call:field_select("order", _("Which order?"), "", "optional") ?>
<?cs /if ?>
<?cs if:subcount(form.product.choices) ?><?cs call:field_select("product", _("Which product?"), "", "optional") ?><?cs /if ?>
<?cs if:who.kind != "customer" ?><?cs call:field_text("about", _("Which order, product or visit?"), "", "optional") ?><?cs /if ?>
<?cs call:field_area("body", "6", _("In your words"), _("What happened, and what would make it right for you?"), "") ?>
<?cs call:field_choices("rating", _("All in all, how was it?"), "", "optional") ?>
<?cs call:field_file("file", accept, _("A photo or paper"), _("A picture, a PDF or plain text, up to 10 MB."), "optional") ?>
<?cs call:field_choices("way", _("How may we answer?"), "", "") ?>
<?cs if:who.kind == "customer" && contact.email ?><p class="quiet"><?cs call:fill(_("E-mails go to {address}."), "address", contact.email) ?></p>
<?cs else ?><?cs call:field_input("name", "text", "name", _("Your name"), "", "optional") ?>
<?cs call:field_input("email", "email", "email", _("E-mail"), _("Only if we should write: we use it for this answer and for nothing else."), "optional") ?><?cs /if ?>
<?cs call:field_input("phone", "tel", "tel", _("Phone"), _("Only if we should call. With country code, for example +353 91 555 0142"), "optional") ?>
<div class="visually-hidden" aria-hidden="true"><label for="f-website"><?cs var:_("Leave this empty") ?></label><input id="f-website" name="website" type="text" tabindex="-1" autocomplete="off" value="<?cs var:form.website.value ?>"></div>
<?cs if:who.kind == "customer" ?><?cs call:acts(fill(_("Send to {shop}"), "shop", shop.name), "/my", _("Not now")) ?><?cs else ?><?cs call:acts(fill(_("Send to {shop}"), "shop", shop.name), "/", _("Not now")) ?><?cs /if ?>
</form></div>
<?cs include:"public/feedback_path.cs" ?></div>
