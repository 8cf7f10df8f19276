<?cs # alt ?>
<img src="/static/x.svg">
