<?cs # A letter as plain text, from the same values as letter_html.cs. ?><?cs include:page.template ?><?cs var:mail.title ?>

<?cs each:line = mail.before ?><?cs var:line ?>

<?cs /each ?><?cs if:mail.words ?><?cs var:mail.words ?>

<?cs /if ?><?cs if:mail.code ?><?cs var:mail.code ?>

<?cs /if ?><?cs if:mail.link ?><?cs var:mail.verb ?>:
<?cs var:mail.link ?>

<?cs /if ?><?cs each:line = mail.after ?><?cs var:line ?>

<?cs /each ?>-- 
<?cs var:shop.name ?>
<?cs var:shop.address ?>
