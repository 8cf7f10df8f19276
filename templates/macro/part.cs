<?cs #
Small parts that every page may use. Values go into texts by named places, with
functions that also work in attributes and as arguments of macros:
var:fill(_("Order {number}"), "number", row.number), fill2 with two places, and
var:fill(plural(n, "{n} order", "{n} orders"), "n", n).

  icon(name)                 an icon, always beside a word: icon("bi-heart")
  icon_flip(name)            one with a direction, mirrored right to left
  fill(...), fill2(...)      the same as macros
  fill_link(text, place, href, label)   {place} of the text becomes a link
  time(at)                   how people say it: "yesterday, 18:42"
  time_exact(at)             "Fri 20 Nov, 14:05"
  time_day(at)               "20 Nov 2026"; a DATE has .text only
  money(minor)               amount in the reader's form
  tag(kind, icon, words)     square: a thing's state. kind good bad calm due brand ""
  tag_state(state)           a customer's state
  mood(kind)                 round: a situation, positive neutral negative
  stars(rating)              "4 of 5"
  knot(kind, icon)           in an <li> of .thread
  crumbs(href, label, here)  where am I: one step up, and this page
  tile(name, value, from)    in <dl class="tiles">; from says of what and when
  tile_range(name, value, low, width, at, from)  an estimate with its interval;
                             low, width, at as "24.4%", from says "95%: … n = …"
  tile_few(name, from)       too few to tell; from says how many are needed
  progress(value, max, words)
  qr(path, size, words)      a QR code from qr_path(); words say what it is for
?>
<?cs def:icon(name) ?><i class="bi <?cs var:name ?>" aria-hidden="true"></i><?cs /def ?>
<?cs def:icon_flip(name) ?><i class="bi <?cs var:name ?> flip" aria-hidden="true"></i><?cs /def ?>

<?cs # Text up to the place, and from behind it; a text without it stays whole. ?>
<?cs def:before(text, place) ?><?cs set:fill.at = string.find(text, "{" + place + "}") ?><?cs if:fill.at < #0 ?><?cs var:text ?><?cs else ?><?cs var:string.slice(text, #0, fill.at) ?><?cs /if ?><?cs /def ?>
<?cs def:behind(text, place) ?><?cs set:fill.at = string.find(text, "{" + place + "}") ?><?cs if:fill.at >= #0 ?><?cs var:string.slice(text, fill.at + string.length(place) + #2, string.length(text)) ?><?cs /if ?><?cs /def ?>

<?cs def:fill(text, place, value) ?><?cs var:fill(text, place, value) ?><?cs /def ?>
<?cs def:fill2(text, place, value, place2, value2) ?><?cs var:fill2(text, place, value, place2, value2) ?><?cs /def ?>
<?cs def:fill_link(text, place, href, label) ?><?cs call:before(text, place) ?><a href="<?cs var:url_validate(href) ?>"><?cs var:label ?></a><?cs call:behind(text, place) ?><?cs /def ?>

<?cs def:time(at) ?><?cs if:at ?><time datetime="<?cs var:at.iso ?>"><?cs if:at.near ?><?cs var:at.near ?><?cs else ?><?cs var:at.text ?><?cs /if ?></time><?cs /if ?><?cs /def ?>
<?cs def:time_exact(at) ?><?cs if:at ?><time datetime="<?cs var:at.iso ?>"><?cs var:at.text ?></time><?cs /if ?><?cs /def ?>
<?cs def:time_day(at) ?><?cs if:at ?><time datetime="<?cs if:at.iso ?><?cs var:at.iso ?><?cs else ?><?cs var:at ?><?cs /if ?>"><?cs if:at.day ?><?cs var:at.day ?><?cs else ?><?cs var:at.text ?><?cs /if ?></time><?cs /if ?><?cs /def ?>
<?cs def:money(minor) ?><span class="num"><?cs var:minor.text ?></span><?cs /def ?>

<?cs def:tag(kind, icon, words) ?><span class="tag <?cs var:kind ?>"><?cs if:icon ?><?cs call:icon(icon) ?> <?cs /if ?><?cs var:words ?></span><?cs /def ?>

<?cs def:tag_state(state) ?><?cs if:state == "prospect" ?><?cs call:tag("", "bi-person", _("Prospect")) ?><?cs elif:state == "new" ?><?cs call:tag("good", "bi-1-circle", _("New")) ?><?cs elif:state == "second" ?><?cs call:tag("good", "bi-2-circle", _("Second purchase")) ?><?cs elif:state == "regular" ?><?cs call:tag("good", "bi-arrow-repeat", _("Regular")) ?><?cs elif:state == "won-back" ?><?cs call:tag("good", "bi-arrow-repeat", _("Won back")) ?><?cs elif:state == "slipping" ?><?cs call:tag("due", "bi-hourglass-split", _("Slipping")) ?><?cs elif:state == "lapsed" ?><?cs call:tag("bad", "bi-hourglass-bottom", _("Lapsed")) ?><?cs /if ?><?cs /def ?>

<?cs def:mood(kind) ?><?cs if:kind == "positive" ?><span class="mood good"><?cs call:icon("bi-plus-circle") ?> <?cs var:_("Positive") ?></span><?cs elif:kind == "negative" ?><span class="mood bad"><?cs call:icon("bi-exclamation-circle") ?> <?cs var:_("Negative") ?></span><?cs else ?><span class="mood calm"><?cs call:icon("bi-dash-circle") ?> <?cs var:_("Neutral") ?></span><?cs /if ?><?cs /def ?>

<?cs def:stars(rating) ?><span class="num"><?cs var:fill(_("{rating} of 5"), "rating", rating) ?></span><?cs /def ?>

<?cs def:knot(kind, icon) ?><span class="knot <?cs var:kind ?>"><?cs call:icon(icon) ?></span><?cs /def ?>

<?cs def:crumbs(href, label, here) ?><nav aria-label="<?cs var:_("You are here") ?>" class="small quiet mb-2"><a href="<?cs var:url_validate(href) ?>"><?cs var:label ?></a> <?cs call:icon_flip("bi-chevron-right") ?> <span><bdi><?cs var:here ?></bdi></span></nav><?cs /def ?>

<?cs def:tile(name, value, from) ?>
<div class="tile"><dt><?cs var:name ?></dt><dd class="value"><?cs var:value ?></dd><dd class="from"><?cs var:from ?></dd></div>
<?cs /def ?>

<?cs def:tile_range(name, value, low, width, at, from) ?>
<div class="tile"><dt><?cs var:name ?></dt><dd class="value"><?cs var:value ?></dd><dd><svg class="draw ci" height="12" aria-hidden="true"><rect class="rail" y="4" width="100%" height="4" rx="2"/><rect class="range" x="<?cs var:low ?>" y="2" width="<?cs var:width ?>" height="8" rx="2"/><rect class="at" x="<?cs var:at ?>" width="3" height="12"/></svg></dd><dd class="from"><?cs var:from ?></dd></div>
<?cs /def ?>

<?cs def:tile_few(name, from) ?>
<div class="tile"><dt><?cs var:name ?></dt><dd class="value none"><?cs var:_("Too few to tell") ?></dd><dd class="from"><?cs var:from ?></dd></div>
<?cs /def ?>

<?cs def:progress(value, max, words) ?><p class="small quiet mb-1"><?cs var:words ?></p><progress max="<?cs var:max ?>" value="<?cs var:value ?>" aria-label="<?cs var:words ?>"><?cs var:words ?></progress><?cs /def ?>

<?cs def:qr(path, size, words) ?><svg class="qr" viewBox="0 0 <?cs var:size ?> <?cs var:size ?>" role="img" aria-label="<?cs var:words ?>"><path d="<?cs var:path ?>"/></svg><?cs /def ?>
