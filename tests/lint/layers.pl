#!/usr/bin/perl
# The rules of the house that a program can see. Prints FILE:LINE: RULE: why,
# one a line, for the tree in the current folder, and ends with 1 if any.
use strict;
use warnings;

# Who may include whom: its own folder and those of a lower number.
my %layer = (base => 1, db => 2, model => 3, web => 4, job => 5, page => 5, app => 6);

# Doors: a header, who may include it, in words.
my @doors = (
	[qr{^(mysql|mariadb/|mysql/)}, qr{^cgi/db/}, 'only db/ meets MariaDB'],
	[qr{^(ClearSilver|cs/|cgi/|util/neo)}, qr{^cgi/web/}, 'only web/ meets ClearSilver'],
	[qr{^(fcgiapp|fcgi_stdio|fcgios|fcgimisc)}, qr{^cgi/web/wire\.c$}, 'only web/wire.c meets FastCGI'],
	[qr{^(pthread|threads)\.h}, qr{^$}, 'no threads'],
);
# Wrappers of libraries that hand out, or ask for, malloc's memory.
my $wrapper = qr{^cgi/(base/.*|db/.*|web/template|model/schema)\.[ch]$};
# Where the words of HTML are data: what is refused, what is let through.
my $knows_html = qr{^cgi/(web/media|base/markdown\w*)\.c$};
# What no portal page may see but these.
my $for_portal = qr{^(own|open|entry)_\w+\.h$};
# Longer than a file should be, for now: FILE => lines that it may have.
my %longer = (
	'cgi/base/csv.c' => 450,
	'cgi/model/import_map.c' => 450,
);
# A statement of own_* that may do without the customer: FILE => words in it.
my %unbound = ();

my $verb = qr/(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CALL|TRUNCATE|ALTER|CREATE|DROP|GRANT|REVOKE|LOCK)/;
my $clause = qr/(?:$verb|FROM|WHERE|AND|OR|SET|VALUES|ORDER BY|GROUP BY|LIMIT|JOIN)/;
my $tag = qr{</?(?:a|abbr|b|body|br|button|code|dd|div|dl|dt|em|footer|form|h[1-6]|head|header|hr|html|i|img|input|label|li|link|main|meta|nav|ol|option|p|pre|script|section|select|small|span|strong|style|svg|table|tbody|td|textarea|th|thead|title|tr|ul)(?:[ />]|\\)};
my $faults = 0;

sub complain {
	my ($file, $line, $rule, $why) = @_;
	print "$file:$line: $rule: $why\n";
	$faults++;
}

# The file without comments (lines kept), and without the insides of texts.
sub views {
	my ($text) = @_;
	my $code = $text;
	$code =~ s{("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(/\*.*?\*/|//[^\n]*)}
	    {defined $1 ? $1 : $2 =~ s/[^\n]//gr}gse;
	my $bare = $code;
	$bare =~ s{"((?:[^"\\\n]|\\.)*)"}{'"' . ' ' x length($1) . '"'}ge;
	return ($code, $bare);
}

sub line_of {
	my ($text, $at) = @_;
	return 1 + (substr($text, 0, $at) =~ tr/\n//);
}

# Calls of a function: [line, text of the arguments].
sub calls {
	my ($code, $bare, $name) = @_;
	my @found;
	while ($bare =~ /\b(?:$name)\s*\(/g) {
		my ($start, $depth, $at) = (pos($bare), 1, pos($bare));
		while ($depth && $at < length $bare) {
			my $c = substr($bare, $at++, 1);
			$depth++ if $c eq '(';
			$depth-- if $c eq ')';
		}
		push @found, [line_of($bare, $start), substr($code, $start, $at - $start - 1)];
	}
	return @found;
}

sub check_includes {
	my ($file, $folder, $code) = @_;
	my $n = 0;
	for my $line (split /\n/, $code) {
		$n++;
		if ($line =~ /^\s*#\s*include\s*"([^"]*)"/) {
			my ($to, $name) = $1 =~ m{^(\w+)/(.+)$};
			if (!defined $to || !$layer{$to}) {
				complain($file, $n, 'order', "$1 names no folder of ours");
				next;
			}
			complain($file, $n, 'order', "$folder/ may not include $to/")
			    if $layer{$to} > $layer{$folder} || ($layer{$to} == $layer{$folder} && $to ne $folder);
			complain($file, $n, 'page', 'pages ask the model, not db/')
			    if $folder eq 'page' && $to eq 'db';
			# A capability too long for one file has a header of its own.
			my ($own, $capability) = $file =~ m{^cgi/page/(\w+)/([a-z]+)};
			complain($file, $n, 'page', 'pages do not include pages')
			    if $folder eq 'page' && $to eq 'page' && $name ne "$own/routes.h"
				&& $name !~ m{^\Q$own\E/\Q$capability\E(_\w+)?\.h$};
			complain($file, $n, 'portal', 'portal pages see model/own_*, open_* and entry_* only')
			    if $file =~ m{^cgi/page/portal/} && $to eq 'model' && $name !~ $for_portal;
		} elsif ($line =~ /^\s*#\s*include\s*<([^>]*)>/) {
			my $name = $1;
			for (@doors) {
				my ($header, $who, $why) = @$_;
				complain($file, $n, 'door', $why) if $name =~ $header && $file !~ $who;
			}
		}
	}
}

sub check_sql {
	my ($file, $folder, $code, $bare) = @_;
	while ($code =~ /"(\s*$verb\s+[A-Za-z(`*?][^"]*)"/g) {
		complain($file, line_of($code, $-[0]), 'sql', 'SQL belongs in model/')
		    if $folder ne 'model';
	}
	for (calls($code, $bare, 'db_\w+_built')) {
		complain($file, $_->[0], 'sql', 'only model/filter.c puts SQL together')
		    if $file !~ m{^cgi/(model/filter\.c|db/)};
	}
	for (calls($code, $bare, 'db_\w+_bound')) {
		complain($file, $_->[0], 'sql', 'statements are literals: db_rows(), db_row() …')
		    if $folder ne 'db';
	}
	for (calls($code, $bare, 'db_(?:rows|row|change|insert|each)')) {
		complain($file, $_->[0], 'sql', 'only model/ speaks to db/')
		    if $folder ne 'model' && $folder ne 'db';
		complain($file, $_->[0], 'sql', 'the statement must be a literal')
		    if $folder eq 'model' && $_->[1] !~ /^[^,"]*,(?:[^,"]*,[^,"]*,)?\s*(?:"|[A-Z][A-Z_]+\b)/;
	}
	return if $folder ne 'model' || $file =~ m{^cgi/model/filter(_page)?\.c$};
	for (calls($code, $bare, 'arena_v?format|buffer_\w+|v?snprintf|locale_fill')) {
		complain($file, $_->[0], 'sql', 'SQL is put together in model/filter.c only')
		    if $_->[1] =~ /"\s*$clause\b[^"]*"/;
	}
}

# Each statement of the customer's own rows names whose they are, by a value.
sub check_own {
	my ($file, $code, $bare) = @_;
	return if $file !~ m{^cgi/model/own_\w+\.c$};
	my %part;	# texts that several statements share
	while ($code =~ /^#define (\w+)((?:[^\n]*\\\n)*[^\n]*)/mg) {
		$part{$1} = $2;
	}
	for (calls($code, $bare, 'db_(?:rows|row|change|insert|each)')) {
		my $whole = $_->[1] =~ s{\b([A-Z][A-Z_]+)\b}{$part{$1} // $1}ger;
		my $statement = join '', $whole =~ /"((?:[^"\\]|\\.)*)"/g;
		next if $statement =~ /customer(?:_id)?\s*=\s*\?/;
		next if $statement =~ /INSERT[^()]*\([^)]*\bcustomer(?:_id)?\b/;
		next if $statement =~ /\bcustomer\b(?: AS)?(?: c)?\s.*\bWHERE\b.*\bid\s*=\s*\?/;
		next if ($unbound{$file} // '') ne '' && $statement =~ /$unbound{$file}/;
		complain($file, $_->[0], 'own', 'a statement without the customer');
	}
}

sub check_words {
	my ($file, $folder, $code, $bare, $text) = @_;
	if ($file !~ $knows_html) {
		while ($code =~ /"(?:[^"\\\n]|\\.)*?$tag/g) {
			complain($file, line_of($code, $-[0]), 'html', 'HTML belongs in templates/');
		}
	}
	while ($bare =~ /\b(malloc|calloc|realloc|reallocarray|free|strn?dup|v?asprintf|open_memstream|getline|getdelim)\s*\(/g) {
		complain($file, line_of($bare, $-[0]), 'memory', "$1: memory is the arena's")
		    if $file !~ $wrapper;
	}
	while ($bare =~ /\bmemory_(get|grow|text|put)\s*\(/g) {
		complain($file, line_of($bare, $-[0]), 'memory', "pages and models use the arena")
		    if $folder eq 'page' || $folder eq 'model';
	}
	complain($file, 1, 'opening', 'begins with a comment that says what it is')
	    if $text !~ m{\A/\*};
	while ($text =~ /\b(TODO|FIXME|XXX|HACK)\b/g) {
		complain($file, line_of($text, $-[0]), 'unfinished', $1);
	}
}

sub check_size {
	my ($file, $text) = @_;
	my $lines = $text =~ tr/\n//;
	my $most = $longer{$file} // 400;
	complain($file, $lines, 'size', "$lines lines; $most are the most") if $lines > $most;
}

# Lengths of functions, by ctags.
sub check_functions {
	my @files = @_;
	return if !@files;
	open my $pipe, '-|', 'ctags', '--languages=C', '--kinds-C=f', '--fields=+ne', '-f', '-', @files
	    or die "ctags: $!";
	while (<$pipe>) {
		my ($name, $file) = split /\t/;
		my ($start) = /\tline:(\d+)/;
		my ($end) = /\tend:(\d+)/;
		next if !defined $start || !defined $end;
		my $lines = $end - $start + 1;
		complain($file, $start, 'size', "$name has $lines lines; 50 are the most") if $lines > 50;
	}
	close $pipe or die "ctags failed\n";
}

# Nothing else at the top but dot files.
sub check_top {
	my %known = map { $_ => 1 } qw(Makefile README.md LICENSE cgi templates static sql tests conf build var);
	for my $name (glob '*') {
		complain($name, 1, 'top', 'nothing else stands at the top') if !$known{$name};
	}
}

my @files = sort split /\n/, `find cgi -name '*.[ch]'`;
for my $file (@files) {
	open my $in, '<', $file or die "$file: $!";
	my $text = join '', <$in>;
	my ($folder) = $file =~ m{^cgi/(\w+)/};
	if (!defined $folder || !$layer{$folder}) {
		complain($file, 1, 'order', 'no folder of the house');
		next;
	}
	my ($code, $bare) = views($text);
	check_includes($file, $folder, $code);
	check_sql($file, $folder, $code, $bare);
	check_own($file, $code, $bare);
	check_words($file, $folder, $code, $bare, $text);
	check_size($file, $text);
}
check_functions(@files);
check_top();
exit($faults ? 1 : 0);
