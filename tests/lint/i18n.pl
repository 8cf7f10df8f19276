#!/usr/bin/perl
# Finds visible text of templates that isn't inside _("..."):
# i18n.pl FOLDER prints "file:line: text".
use strict;
use warnings;

my $root = shift // 'templates';
my $bad = 0;
# Names that are the same in every language, and an attribute from a macro.
my %same = map { $_ => 1 } qw(Regulars CSV JSON required);

sub complain
{
	my ($file, $line, $text) = @_;
	return unless grep { !$same{$_} } $text =~ /\p{L}[\p{L}'’]+/g;
	$text =~ s/\s+/ /g;
	print "$file:$line: \"$text\" isn't in _()\n";
	$bad = 1;
}

# Words handed to a macro: a literal that reads like a sentence or a heading.
sub literals
{
	my ($file, $line, $code) = @_;
	return if $code =~ /^\s*#/;
	$code =~ s/\b_\s*\(\s*"[^"]*"//g;
	$code =~ s/\bplural\s*\([^"]*"[^"]*"\s*,\s*"[^"]*"//g;
	for my $text ($code =~ /"([^"]*)"/g) {
		complain($file, $line, $text) if $text =~ /^\p{Lu}\p{Ll}/ || $text =~ /[.,:?]$/;
	}
}

for my $file (sort split /\0/, `find '$root' -name '*.cs' -print0`) {
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	my $html = do { local $/; <$in> };
	my $line = 1;
	for my $part (split /(<\?cs.*?\?>)/s, $html) {
		literals($file, $line, $1) if $part =~ /^<\?cs(.*)\?>$/s;
		$line += ($part =~ tr/\n//);
	}
	# What is left without cs and tags is text; of the tags, what is read out.
	$html =~ s/<\?cs.*?\?>/my $n = $&; $n =~ s,[^\n],,g; $n/gse;
	while ($html =~ /\b(?:alt|title|placeholder|aria-label|aria-description|label)="([^"]*)"/g) {
		complain($file, 1 + (substr($html, 0, $-[0]) =~ tr/\n//), $1);
	}
	$html =~ s{<style>.*?</style>}{my $n = $&; $n =~ s,[^\n],,g; $n}gse; # of a letter
	$html =~ s/<!--.*?-->|<[^<>]*>/my $n = $&; $n =~ s,[^\n],,g; "$n "/gse;
	$html =~ s/\s[a-z-]+="[^"]*"/ /g; # attributes that a macro prints
	$html =~ s/&\w+;/ /g;
	$line = 0;
	for my $text (split /\n/, $html) {
		$line++;
		complain($file, $line, $text);
	}
}
exit $bad;
