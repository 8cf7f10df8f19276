<?cs #
Staff's Markdown, as markdown_fill() gives it: prose(guideline.text) draws the
blocks .N.kind .spans .blocks. No HTML comes from C, and lists go two deep
without a macro that calls itself.
?>
<?cs def:span(s) ?><?cs if:s.kind == "strong" ?><strong><?cs var:s.text ?></strong><?cs elif:s.kind == "em" ?><em><?cs var:s.text ?></em><?cs elif:s.kind == "strongem" ?><strong><em><?cs var:s.text ?></em></strong><?cs elif:s.kind == "code" ?><code><?cs var:s.text ?></code><?cs elif:s.kind == "br" ?><br><?cs else ?><?cs var:s.text ?><?cs /if ?><?cs /def ?>
<?cs def:spans(list) ?><?cs each:s = list ?><?cs if:s.href ?><a href="<?cs var:url_validate(s.href) ?>" rel="noreferrer"><?cs call:span(s) ?></a><?cs else ?><?cs call:span(s) ?><?cs /if ?><?cs /each ?><?cs /def ?>

<?cs def:prose_inner_list(block) ?><?cs if:block.kind == "ol" ?><ol><?cs each:item = block.blocks ?><li><?cs call:spans(item.spans) ?></li><?cs /each ?></ol><?cs else ?><ul><?cs each:item = block.blocks ?><li><?cs call:spans(item.spans) ?></li><?cs /each ?></ul><?cs /if ?><?cs /def ?>

<?cs # Blocks that hold no other block. ?>
<?cs def:prose_simple(block) ?><?cs if:block.kind == "p" ?><p><?cs call:spans(block.spans) ?></p><?cs elif:block.kind == "h2" ?><h2><?cs call:spans(block.spans) ?></h2><?cs elif:block.kind == "h3" ?><h3><?cs call:spans(block.spans) ?></h3><?cs elif:block.kind == "h4" ?><h4><?cs call:spans(block.spans) ?></h4><?cs elif:block.kind == "code" ?><pre><code><?cs call:spans(block.spans) ?></code></pre><?cs elif:block.kind == "hr" ?><hr><?cs /if ?><?cs /def ?>

<?cs def:prose_item(item) ?><li><?cs call:spans(item.spans) ?><?cs each:inner = item.blocks ?><?cs if:inner.kind == "ul" || inner.kind == "ol" ?><?cs call:prose_inner_list(inner) ?><?cs else ?><?cs call:prose_simple(inner) ?><?cs /if ?><?cs /each ?></li>
<?cs /def ?>

<?cs def:prose_table(block) ?><div class="table-responsive"><table class="table"><?cs each:row = block.blocks ?><tr><?cs each:cell = row.blocks ?><?cs if:cell.kind == "head" ?><th scope="col"><?cs call:spans(cell.spans) ?></th><?cs else ?><td><?cs call:spans(cell.spans) ?></td><?cs /if ?><?cs /each ?></tr>
<?cs /each ?></table></div><?cs /def ?>

<?cs def:prose_list(block) ?><?cs if:block.kind == "ol" ?><ol><?cs each:item = block.blocks ?><?cs call:prose_item(item) ?><?cs /each ?></ol><?cs else ?><ul><?cs each:item = block.blocks ?><?cs call:prose_item(item) ?><?cs /each ?></ul><?cs /if ?><?cs /def ?>

<?cs def:prose(list) ?><?cs each:block = list ?>
<?cs if:block.kind == "ul" || block.kind == "ol" ?><?cs call:prose_list(block) ?><?cs elif:block.kind == "quote" ?><blockquote><?cs each:inner = block.blocks ?><?cs if:inner.kind == "ul" || inner.kind == "ol" ?><?cs call:prose_list(inner) ?><?cs else ?><?cs call:prose_simple(inner) ?><?cs /if ?><?cs /each ?></blockquote><?cs elif:block.kind == "table" ?><?cs call:prose_table(block) ?><?cs else ?><?cs call:prose_simple(block) ?><?cs /if ?><?cs /each ?><?cs /def ?>
