<?cs # (Macros exist once they are parsed; inside if:#0 their files print no blank lines.)
Customers' pages and public ones: the shop's own sign, at most five tabs.
page.nav: home history voice profile, or feedback login join. page.wide is 1 on a page that
brings its own <main> (the front page with its hero). ?><?cs if:#0 ?><?cs include:"macro/layout.cs" ?><?cs /if ?><!doctype html>
<html lang="<?cs var:lang ?>" dir="<?cs var:dir ?>"<?cs if:theme ?> data-bs-theme="<?cs var:theme ?>"<?cs /if ?>>
<head><?cs call:html_head(shop.name) ?></head>
<body class="portal">
<a class="skip" href="#main"><?cs var:_("Go to the content") ?></a>
<?cs def:tab(nav, href, icon, label) ?><a href="<?cs var:url_validate(href) ?>"<?cs if:page.nav == nav ?> aria-current="page"<?cs /if ?>><?cs call:icon(icon) ?> <?cs var:label ?></a><?cs /def ?>
<header class="bar"><div class="bar-in">
<a class="sign" href="/"><img src="<?cs if:shop.logo ?><?cs var:url_validate(shop.logo) ?><?cs else ?><?cs var:url_validate(asset.shop_svg) ?><?cs /if ?>" alt="" width="32" height="32"><?cs var:shop.name ?></a>
<nav class="tabs" aria-label="<?cs var:_("Main") ?>">
<?cs if:who.kind == "customer" ?>
<?cs call:tab("home", "/my", "bi-house", _("Home")) ?>
<?cs call:tab("history", "/my/history", "bi-clock-history", _("History")) ?>
<?cs call:tab("voice", "/my/voice", "bi-chat-left-text", _("What I said")) ?>
<?cs call:tab("profile", "/my/profile", "bi-person", _("Profile")) ?>
<?cs else ?>
<?cs call:tab("feedback", "/feedback", "bi-chat-heart", _("Feedback")) ?>
<?cs call:tab("join", "/join", "bi-envelope", _("Join")) ?>
<?cs call:tab("login", "/login", "bi-box-arrow-in-right", _("Sign in")) ?>
<?cs /if ?>
</nav>
</div></header>
<?cs if:page.wide && page.read_only ?><div class="page"><?cs call:read_only() ?></div><?cs /if ?>
<?cs if:!page.wide ?><main id="main" class="page"><?cs call:read_only() ?><?cs call:error_summary() ?><?cs call:notice() ?><?cs /if ?>
<?cs include:page.template ?>
<?cs if:!page.wide ?></main><?cs /if ?>
<footer class="foot"><div>
<nav aria-label="<?cs var:_("About the shop") ?>"><a href="/help"><?cs var:_("Help") ?></a><a href="/how-we-treat-you"><?cs var:_("How we treat you") ?></a><a href="/privacy"><?cs var:_("Privacy") ?></a><?cs if:who.kind == "customer" ?><a href="/feedback"><?cs var:_("Feedback") ?></a><?cs /if ?></nav>
<p class="mb-0"><?cs var:shop.address ?><?cs if:shop.address && shop.hours ?> · <?cs /if ?><?cs var:shop.hours ?></p>
<?cs call:foot_choices() ?>
<?cs if:page.demo ?><p class="mb-0"><?cs var:_("A demo shop: its customers and orders are made up.") ?></p><?cs /if ?>
</div></footer>
</body>
</html>
