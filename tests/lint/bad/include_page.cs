<?cs # include ?>
<?cs include:page.template ?>
