<?cs call:field_text("a", "b", "") ?>
