#!/usr/bin/perl
# What a template may not say: templates.pl FOLDER prints "file:line: rule: why".
#
# A template is cut into its HTML and its cs parts; a small state machine
# follows the HTML (text, tag, attribute, script), so that each printed value
# is judged by where it lands. Facts about ClearSilver 0.10.5 behind the rules:
# with VarEscapeMode=html only var: escapes, and an escape function inside an
# expression switches that off; a missing include renders as nothing.
use strict;
use warnings;

my $root = shift // 'templates';
my ($file, $line, $bad) = ('', 0, 0);

sub complain
{
	my ($rule, $why) = @_;
	print "$file:$line: $rule: $why\n";
	$bad = 1;
}

my $URL = qr/^(?:(?:xlink:)?href|src|action|formaction|srcset|poster|cite|data|ping|background)$/;
my $COLOUR = qr/\b(?:text|bg|border|link|alert|badge)-(?:primary|secondary|success|danger|warning|info|light|dark|white|black|muted)\b|\bbtn-(?:success|danger|warning|info|light|dark)\b/;

# The state: where in the HTML we are. `attr` is the attribute's name, `value`
# what stood in it so far (a printed value counts as one \x01).
sub fresh { return { in => 'text', tag => '', attr => '', value => '', raw => '' } }

sub attr_ends
{
	my ($s) = @_;
	my ($attr, $value) = ($s->{attr}, $s->{value});
	complain('handler', "$attr=\"\" is inline script") if $attr =~ /^on/;
	complain('inline script', 'srcdoc="" is a page of its own') if $attr eq 'srcdoc';
	complain('inline style', 'style="" is refused by the policy') if $attr eq 'style';
	complain('data url', "$attr=\"$value\"") if $attr =~ $URL && $value =~ /^\s*(?:data|javascript|vbscript):/i;
	complain('colour', "class \"$value\" isn't one of ours") if $attr eq 'class' && $value =~ $COLOUR;
	$s->{names}{$attr} = $value;
	$s->{attr} = '';
}

sub tag_ends
{
	my ($s) = @_;
	my ($tag, $names) = ($s->{tag}, $s->{names} // {});
	if ($tag eq 'html') {
		complain('language', '<html> needs lang and dir') unless exists $names->{lang} && exists $names->{dir};
	}
	complain('alt', '<img> needs alt, if only alt=""') if $tag eq 'img' && !exists $names->{alt};
	if ($tag eq 'form') {
		$s->{post} = ($names->{method} // '') =~ /^post$/i ? $line : 0;
		$s->{token} = 0;
	}
	if ($tag eq '/form' && $s->{post}) {
		complain('form token', "the form of line $s->{post} lacks call:form_token()") unless $s->{token};
		$s->{post} = 0;
	}
	$s->{in} = $tag =~ /^(script|style)$/ ? $1 : 'text';
	$s->{names} = {};
	$s->{raw} = '';
}

# One character of HTML.
sub walk
{
	my ($s, $c) = @_;
	my $in = $s->{in};
	if ($in eq 'text') {
		if ($c eq '<') { @$s{qw(in tag)} = ('open', '') }
	} elsif ($in eq 'open') {
		if ($c =~ /[a-zA-Z0-9\/!?-]/) { $s->{tag} .= lc $c; }
		elsif ($c eq '>') { tag_ends($s) }
		else { $s->{in} = 'tag' }
	} elsif ($in eq 'tag') {
		if ($c eq '"' || $c eq "'") { @$s{qw(in quote value)} = ('value', $c, '') }
		elsif ($c eq '=') { @$s{qw(equals value)} = (1, '') }
		elsif ($c =~ /[\s>\/]/) {
			attr_ends($s) if $s->{attr} ne '';
			$s->{equals} = 0;
			tag_ends($s) if $c eq '>';
		}
		elsif ($s->{equals}) { complain('unquoted attribute', 'quote it') unless $s->{value}; $s->{value} .= $c }
		else { $s->{attr} .= lc $c }
	} elsif ($in eq 'value') {
		if ($c eq $s->{quote}) { attr_ends($s); @$s{qw(in equals)} = ('tag', 0) }
		else { $s->{value} .= $c }
	} else {
		$s->{raw} .= $c;
		if ($s->{raw} =~ s/<\/$in$//i) {
			# A mail can't fetch a style sheet: layout/letter_html.cs brings its own.
			complain("inline $in", "$in lives in static/")
			    if $s->{raw} =~ /\S/ && !($in eq 'style' && $file eq 'templates/layout/letter_html.cs');
			@$s{qw(in tag)} = ('open', "/$in");
		}
	}
}

# A printed value, by what stands around it.
sub printed
{
	my ($s, $code, $call) = @_;
	my $in = $s->{in};
	if ($in eq 'script' || $in eq 'style') {
		complain("value in $in", 'pass it by a data- attribute');
	} elsif ($in eq 'open') {
		complain('tag name', 'a printed value makes a tag name') unless $call;
		$s->{in} = 'tag' if $call;
	} elsif ($in eq 'tag') {
		complain('unquoted attribute', 'quote it') if !$call || $s->{equals};
	} elsif ($in eq 'value') {
		url_value($s, $code) if $s->{attr} =~ $URL;
		complain('handler', "a value in $s->{attr}") if $s->{attr} =~ /^on/;
		$s->{value} .= "\x01";
	}
}

# A URL either passes url_validate or begins with a path written here; "/" by
# itself is no path, since the value may go on with another slash.
sub url_value
{
	my ($s, $code) = @_;
	return if $s->{value} =~ m{^(?:/[^/\x01]|\?|\#|mailto:|tel:)};
	return if $s->{value} eq '' && $code =~ /^(?:var|call)\s*:\s*url_validate\s*\([^()]*\)\s*$/;
	complain('url', "$s->{attr}=\"\" begins with a value: url_validate() it");
}

# One cs part.
sub code
{
	my ($state, $stack, $code) = @_;
	my $s = $$state;
	$code =~ s/^\s+|\s+$//g;
	return if $code =~ /^#/;
	complain('raw output', "\"$code\" prints unescaped") if $code =~ /^(?:alt|uvar|evar|lvar|name)\s*[:!]/ || $code =~ /^escape\s*:/;
	complain('raw output', 'an escape function leaves the whole expression unescaped; var: escapes by itself')
	    if $code =~ /\b(?:html_escape|js_escape|html_strip|text_html|css_url_validate|null_escape)\s*\(/
	    || ($code =~ /\burl_(?:escape|validate)\s*\(/ && $code !~ /^var\s*:\s*url_(?:escape|validate)\s*\([^()]*\)$/);
	complain('visitor', 'names what the visitor sent; the page names it first')
	    if $code =~ /\b(?:Query|Cookie|HTTP|CGI|Config)\./ || $code =~ /\bhdf\./;
	complain('apostrophe', 'in texts use ’ and “ ”') if $code =~ /_\(\s*'/ || $code =~ /_\(\s*"[^"]*'[^"]*"/;
	include($code) if $code =~ /^l?include\b/;
	if ($code =~ /^def\s*:\s*(\w+)/) {
		push @$stack, $s;
		$$state = fresh();
		$$state->{macro} = $1;
	} elsif ($code =~ /^\/def/) {
		$$state = pop @$stack // fresh();
	} elsif ($code =~ /^if\s*:/) {
		push @{$s->{ifs}}, {%$s, ifs => undef};
	} elsif ($code =~ /^(?:else|elif|elseif)\b/) {
		my $was = $s->{ifs}[-1];
		%$s = (%$s, map { $_ => $was->{$_} } qw(in tag attr value quote equals names)) if $was;
	} elsif ($code =~ /^\/if/) {
		pop @{$s->{ifs}};
	} elsif ($code =~ /^call\s*:\s*(\w+)/) {
		complain('recursion', "$1 calls itself and overflows the stack") if ($s->{macro} // '') eq $1;
		$s->{token} = 1 if $1 eq 'form_token';
		printed($s, $code, 1);
	} elsif ($code =~ /^(?:var|include|linclude|uvar|evar|lvar)\b/) {
		printed($s, $code, 0);
	}
}

sub include
{
	my ($code) = @_;
	if ($code =~ /^l?include\s*[:!]\s*"([^"]*)"$/) {
		complain('include', "there is no $1") unless -f "$root/$1" || -f "templates/$1";
	} elsif ($code !~ /^include\s*:\s*page\.template$/ || $file !~ /layout\/\w+\.cs$/) {
		complain('include', 'only the layout includes by a variable, page.template');
	}
}

# A macro whose body begins with name="…" stands inside a tag.
sub begins
{
	my ($rest) = @_;
	$rest =~ s/<\?cs.*?\?>//gs;
	return $rest =~ /^\s*[a-z-]+="/ ? 'tag' : 'text';
}

sub lint
{
	($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	my $text = do { local $/; <$in> };
	my ($state, @stack) = (fresh());
	$line = 1;
	complain('unclosed', 'a <?cs without its ?>') if () = $text =~ /<\?cs(?!.*?\?>)/gs;
	while ($text =~ /\G(?:<\?cs(.*?)\?>|(.))/gcs) {
		my ($code, $c) = ($1, $2);
		if (defined $code) {
			code(\$state, \@stack, $code);
			$state->{in} = begins(substr($text, pos $text, 400) =~ s/<\?cs \/def.*//sr) if $code =~ /^\s*def\s*:/;
			$line += ($code =~ tr/\n//);
		} else {
			walk($state, $c);
			$line++ if $c eq "\n";
		}
	}
	complain('form token', "the form of line $state->{post} isn't closed here") if $state->{post};
}

for my $name (sort split /\0/, `find '$root' -name '*.cs' -print0`) {
	lint($name);
}
exit $bad;
