<?cs # url ?>
<svg><use xlink:href="<?cs var:row.link ?>"/></svg>
