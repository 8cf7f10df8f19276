<?cs # It isn't a text. ?>
<a title="<?cs var:_("Marked quoted") ?>">it's <?cs var:_("Marked behind") ?></a> <?cs call:acts(_("Marked plain"), "", "") ?>
