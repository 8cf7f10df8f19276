<?cs # A letter as HTML: what the letter (page.template) has set, drawn for light and dark. No
pictures, no tables, no style sheet from elsewhere: mail readers would not fetch it. A letter sets
mail.subject (never with a code in it), mail.title, mail.before.N, mail.words (somebody’s own, as
they were written), mail.code or mail.link with mail.verb, mail.after.N. ?><?cs include:page.template ?><!doctype html>
<html lang="<?cs var:lang ?>" dir="<?cs var:dir ?>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title><?cs var:mail.subject ?></title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px; background: #f6f4f6; color: #251c27; font: 16px/1.5 system-ui, sans-serif; }
.letter { max-width: 34em; margin: 0 auto; padding: 24px; background: #ffffff; border: 1px solid #ded7df; border-radius: 12px; }
.sign { margin: 0 0 16px; padding: 0 0 12px; border-bottom: 3px solid #e3a52c; font-weight: 600; color: #6e2a5c; }
h1 { margin: 0 0 12px; font-size: 24px; line-height: 1.2; }
p { margin: 0 0 12px; }
.code { font-size: 30px; font-weight: 600; letter-spacing: 0.15em; }
.words { margin: 0 0 12px; padding-inline-start: 12px; border-inline-start: 3px solid #e3a52c; white-space: pre-line; }
.verb { display: inline-block; padding: 10px 18px; border-radius: 7px; background: #6e2a5c; color: #ffffff; text-decoration: none; font-weight: 600; }
.quiet { font-size: 14px; color: #5d5361; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
body { background: #17121a; color: #efe8f1; }
.letter { background: #201a24; border-color: #3e3545; }
.sign { color: #e2abd3; border-color: #eab64b; }
.words { border-color: #eab64b; }
.verb { background: #dda3cd; color: #2c0f25; }
.quiet { color: #b7abbc; }
}
</style>
</head>
<body>
<div class="letter">
<p class="sign"><?cs var:shop.name ?></p>
<h1><?cs var:mail.title ?></h1>
<?cs each:line = mail.before ?><p><?cs var:line ?></p>
<?cs /each ?><?cs if:mail.words ?><p class="words"><?cs var:mail.words ?></p>
<?cs /if ?><?cs if:mail.code ?><p class="code"><?cs var:mail.code ?></p>
<?cs /if ?><?cs if:mail.link ?><p><a class="verb" href="<?cs var:url_validate(mail.link) ?>"><?cs var:mail.verb ?></a></p>
<p class="quiet"><?cs var:mail.link ?></p>
<?cs /if ?><?cs each:line = mail.after ?><p><?cs var:line ?></p>
<?cs /each ?><p class="quiet"><?cs var:shop.name ?><?cs if:shop.address ?>, <?cs var:shop.address ?><?cs /if ?></p>
</div>
</body>
</html>
