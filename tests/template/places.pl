#!/usr/bin/perl
# Texts of a catalogue whose translation has other {places} than the original.
use strict;
use warnings;

sub places { return join ' ', sort($_[0] =~ /\{\w+\}/g) }

local $/ = '';
while (my $entry = <>) {
	next if $entry =~ /^#~/m;
	my ($id, $text) = ('', '');
	my $at;
	for (split /\n/, $entry) {
		$at = \$id if /^msgid "/;
		$at = undef if /^msgid_plural/;
		$at = \$text if /^msgstr(?:\[1\])? "/;
		$at = undef if /^msgstr\[0\]/;
		$$at .= $1 if $at && /"(.*)"$/;
	}
	next if $id eq '' || $text eq '';
	print "msgid \"$id\"\n" if $entry !~ /^msgid_plural/m && places($id) ne places($text);
}
