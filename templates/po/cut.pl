#!/usr/bin/perl
# Keeps the cs parts of templates, on their lines, so that xgettext can read
# them as C: cut.pl OUT TEMPLATE ...
use strict;
use warnings;
use File::Basename;
use File::Path 'make_path';

my $out = shift;
for my $file (@ARGV) {
	open my $in, '<', $file or die "$file: $!\n";
	my $text = do { local $/; <$in> };
	my $to = "$out/$file.c";
	make_path(dirname($to));
	open my $c, '>', $to or die "$to: $!\n";
	while ($text =~ /\G(.*?)<\?cs(.*?)\?>/gcs) {
		my ($html, $code) = ($1, $2);
		$html =~ s/[^\n]//g;
		# A comment may hold an apostrophe, which would swallow what follows.
		$code =~ s/[^\n]//g if $code =~ /^\s*#/;
		print $c "$html$code;";
	}
	print $c "\n";
}
