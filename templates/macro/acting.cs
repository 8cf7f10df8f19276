<?cs # Whose history a contact of companies sees: acting(companies), nothing where there are none. ?>
<?cs def:acting(companies) ?><?cs if:subcount(companies) ?>
<section class="panel" aria-labelledby="companies"><h2 id="companies"><?cs var:_("Whose history you see") ?></h2>
<ul class="rows"><li><form method="post" action="/my/act"><?cs call:form_token() ?><?cs call:hidden("company", "0") ?><button class="btn btn-outline-secondary"<?cs if:!who.acting ?> aria-current="true"<?cs /if ?>><?cs var:_("My own") ?></button></form></li>
<?cs each:company = companies ?><li><form method="post" action="/my/act"><?cs call:form_token() ?><?cs call:hidden("company", company.id) ?><button class="btn btn-outline-secondary"<?cs if:who.acting == company.name ?> aria-current="true"<?cs /if ?>><?cs var:company.name ?></button></form></li><?cs /each ?></ul></section>
<?cs /if ?><?cs /def ?>
