<?cs # include ?>
<?cs include:"macro/fourm.cs" ?>
