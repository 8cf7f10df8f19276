<?cs # include ?>
<?cs include:row.file ?>
