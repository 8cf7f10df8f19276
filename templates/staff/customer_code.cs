<?cs # A code that staff issue: code (shown this once), customer.name .id. ?>
<?cs call:crumbs("/staff/customers/" + customer.id, customer.name, _("Code")) ?>
<header class="head"><div><h1><?cs var:_("A code to claim this history") ?></h1><p><bdi><?cs var:customer.name ?></bdi></p></div></header>
<section class="panel prose"><p class="fs-3"><code class="user-select-all"><?cs var:code ?></code></p>
<p><?cs var:_("Give it only to the customer, in person. Whoever joins the portal with it sees this history. It is shown once and works once, for two weeks.") ?></p>
<p class="mb-0"><a class="btn btn-outline-secondary" href="/staff/customers/<?cs var:customer.id ?>"><?cs var:_("Back to the customer") ?></a></p></section>
