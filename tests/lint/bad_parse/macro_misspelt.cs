<?cs call:feild_text("a", "b", "", "") ?>
