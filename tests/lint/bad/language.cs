<?cs # language ?>
<html lang="en"><body></body></html>
