<?cs if:page.title ?><p></p>
