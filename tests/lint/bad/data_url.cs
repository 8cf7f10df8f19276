<?cs # data url ?>
<img alt="" src="data:image/png;base64,AAAA">
