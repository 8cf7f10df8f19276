#!/usr/bin/perl
# Lines of the site maps that no page test asks for: routes.pl FOLDER prints
# "METHOD path (map)", one a line, and how many there are in all to stderr.
#
# A test asks where a line of it has the method, then the path with something
# for each {part}: `ask GET /my/orders/1001`, "POST", "/login", `GET "$url/my"`.
use strict;
use warnings;

my $root = shift // '.';
my $asked = '';
for my $file (glob "$root/tests/page/*") {
	next if !-f $file;
	open my $in, '<', $file or die "$file: $!";
	# A comment asks for nothing.
	$asked .= join '', grep { !m{^\s*(#|//|/?\*)} } <$in>;
}
my $count = 0;
for my $map (sort glob "$root/cgi/page/*/routes.h") {
	open my $in, '<', $map or die "$map: $!";
	my $text = join '', <$in>;
	$text =~ s{/\*.*?\*/}{}gs;
	while ($text =~ /\bROUTE\(\s*"(\w+)"\s*,\s*"([^"]*)"/g) {
		my ($method, $path) = ($1, $2);
		my $pattern = join '[^/\s"\'?&]+', map { quotemeta } split /\{\w+\}/, $path, -1;
		$count++;
		next if $asked =~ m{\b$method["',\s(]+(?:\$\w+|\$\{\w+\}|\w+://[\w.:\$]+)?$pattern(?![\w/.-])}i;
		my ($name) = $map =~ m{(cgi/.*)};
		print "$method $path ($name)\n";
	}
}
print STDERR "$count routes\n";
