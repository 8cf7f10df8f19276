<?cs #
What all layouts share: html_head(), notice(), error_summary(), foot_choices().
?>
<?cs include:"macro/part.cs" ?><?cs include:"macro/form.cs" ?><?cs include:"macro/list.cs" ?><?cs include:"macro/prose.cs" ?>
<?cs def:html_head(site) ?>
<meta charset="utf-8">
<?cs if:page.bounce ?><meta http-equiv="refresh" content="0;url=<?cs var:url_validate(page.path) ?>"><?cs /if ?>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title><?cs if:errors_title ?><?cs var:errors_title ?>: <?cs /if ?><?cs var:page.title ?> · <?cs var:site ?></title>
<?cs if:dir == "rtl" ?><link rel="stylesheet" href="<?cs var:url_validate(asset.bootstrap_rtl_css) ?>"><?cs else ?><link rel="stylesheet" href="<?cs var:url_validate(asset.bootstrap_css) ?>"><?cs /if ?>
<link rel="stylesheet" href="<?cs var:url_validate(asset.icons_css) ?>">
<link rel="stylesheet" href="<?cs var:url_validate(asset.site_css) ?>">
<link rel="icon" href="<?cs var:url_validate(asset.mark_svg) ?>" type="image/svg+xml">
<script src="<?cs var:url_validate(asset.site_js) ?>" defer></script>
<?cs /def ?>

<?cs # notice.kind good bad calm due; stays until the next page. ?>
<?cs def:notice() ?><?cs if:notice.text ?>
<div class="notice <?cs var:notice.kind ?>" role="status"><?cs if:notice.kind == "good" ?><?cs call:icon("bi-check-circle") ?><?cs elif:notice.kind == "bad" ?><?cs call:icon("bi-exclamation-triangle") ?><?cs elif:notice.kind == "due" ?><?cs call:icon("bi-clock") ?><?cs else ?><?cs call:icon("bi-info-circle") ?><?cs /if ?><div><p><?cs var:notice.text ?></p></div></div>
<?cs /if ?><?cs /def ?>

<?cs # page.read_only: the disk is nearly full, forms are refused for a while. ?>
<?cs def:read_only() ?><?cs if:page.read_only ?>
<div class="notice due" role="status"><?cs call:icon("bi-exclamation-triangle") ?><div><p><?cs var:_("You can read everything, but nothing can be sent or changed just now. We are working on it.") ?></p></div></div>
<?cs /if ?><?cs /def ?>

<?cs # errors.N.field .message, errors_title "Two things are missing". ?>
<?cs def:error_summary() ?><?cs if:subcount(errors) ?>
<section class="errors" aria-labelledby="errors-title" tabindex="-1"><h2 id="errors-title"><?cs var:errors_title ?></h2>
<ul><?cs each:error = errors ?><li><?cs if:error.field ?><a href="#f-<?cs var:error.field ?>"><?cs var:error.message ?></a><?cs else ?><?cs var:error.message ?><?cs /if ?></li><?cs /each ?></ul></section>
<?cs /if ?><?cs /def ?>

<?cs # Language, light, sign-out: small forms, so that a GET changes nothing. ?>
<?cs def:foot_choices() ?>
<div class="foot-choices">
<form method="post" action="/language" aria-label="<?cs var:_("Language") ?>"><?cs call:form_token() ?><?cs call:hidden("then", page.path) ?><?cs each:one = languages ?><button class="btn btn-link btn-sm" name="lang" value="<?cs var:one.code ?>" lang="<?cs var:one.code ?>"<?cs if:one.code == lang ?> aria-current="true"<?cs /if ?>><?cs var:one.name ?></button><?cs /each ?></form>
<form method="post" action="/theme" aria-label="<?cs var:_("Light or dark") ?>"><?cs call:form_token() ?><?cs call:hidden("then", page.path) ?><button class="btn btn-link btn-sm" name="theme" value="light"<?cs if:theme == "light" ?> aria-current="true"<?cs /if ?>><?cs call:icon("bi-sun") ?> <?cs var:_("Light") ?></button><button class="btn btn-link btn-sm" name="theme" value="dark"<?cs if:theme == "dark" ?> aria-current="true"<?cs /if ?>><?cs call:icon("bi-moon") ?> <?cs var:_("Dark") ?></button><button class="btn btn-link btn-sm" name="theme" value="system"<?cs if:!theme ?> aria-current="true"<?cs /if ?>><?cs call:icon("bi-circle-half") ?> <?cs var:_("As my device") ?></button></form>
<?cs if:who.kind != "nobody" ?><form method="post" action="/logout"><?cs call:form_token() ?><button class="btn btn-link btn-sm"><?cs call:icon_flip("bi-box-arrow-right") ?> <?cs var:_("Sign out") ?></button></form><?cs /if ?>
</div>
<?cs /def ?>
