#!/usr/bin/perl
# Lines of the site maps that no page test asks for: routes.pl FOLDER prints
# "METHOD path (map)", one a line, and how many there are in all to stderr.
#
# A test asks where a line of it has the method (get( for GET and send( for
# POST count, a bare address of curl's is GET), then the path with something
# for each {part}: `GET /my/orders/1001`, ask("POST", "/login"), send("/a"),
# get("/invite/" + token), `curl "$portal/my"`. Where the address comes out of a
# mail or a page, a comment behind the call says so:  # GET /invite/x
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
		my $part = qr{(?:[^/\s"'?&]+|["']\s*\+\s*[\w.()\[\]]+(?:\s*\+\s*["'])?)};
		my $pattern = join $part, map { quotemeta } split /\{\w+\}/, $path, -1;
		my $small = $method eq 'POST' ? 'send' : lc $method;
		my $how = qr{\b$method\b|\b$small\(};
		$how = qr{$how|\b(?:curl|status)\b[^\n]*?} if $method eq 'GET';
		my $host = qr{\$\w+|\$\{\w+\}|\w+://[\w.:\$]+};
		$count++;
		next if $asked =~ m{(?:$how)["',\s(]*(?:$host)?$pattern(?![\w/.-])};
		my ($name) = $map =~ m{(cgi/.*)};
		print "$method $path ($name)\n";
	}
}
print STDERR "$count routes\n";
