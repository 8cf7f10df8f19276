/*
 * parse_error.c - what each refusal is answered with.
 */
#include "base/locale.h"
#include "web/parse.h"

#include <assert.h>

static const struct {
	int status;
	const char *reason;
} table[PARSE_ERRORS] = {
	[PARSE_OK] = { 200, "" },
	[PARSE_PATH_BAD] = { 400, N_("This address can't be read.") },
	[PARSE_PATH_LONG] = { 414, N_("This address is too long.") },
	[PARSE_QUERY_LONG] = { 414, N_("This address is too long.") },
	[PARSE_ESCAPE_BAD] = { 400,
	    N_("Something in the address or form is escaped wrongly.") },
	[PARSE_TEXT_BAD] = { 400, N_("Some of the text isn't valid UTF-8.") },
	[PARSE_NAME_BAD] = { 400, N_("A field has an impossible name.") },
	[PARSE_NAME_LONG] = { 400, N_("A field's name is too long.") },
	[PARSE_VALUE_LONG] = { 413, N_("One of the fields is too long.") },
	[PARSE_FIELDS_MANY] = { 413, N_("These are too many fields.") },
	[PARSE_COOKIES_LONG] = { 400,
	    N_("Your browser sent too many cookies. Please delete those of "
	       "this site and try again.") },
	[PARSE_LENGTH_MISSING] = { 411,
	    N_("The length of what was sent is missing.") },
	[PARSE_LENGTH_BAD] = { 400,
	    N_("The length of what was sent can't be read.") },
	[PARSE_BODY_LONG] = { 413, N_("This is too much at once.") },
	[PARSE_BODY_SHORT] = { 400,
	    N_("The connection ended before everything arrived. Please try "
	       "again.") },
	[PARSE_BODY_UNASKED] = { 400, N_("This page takes nothing.") },
	[PARSE_TYPE_BAD] = { 415,
	    N_("This page doesn't take this kind of content.") },
	[PARSE_MULTIPART_BAD] = { 400,
	    N_("The form arrived damaged. Please try again.") },
	[PARSE_FILE_UNASKED] = { 400, N_("This page takes no files.") },
	[PARSE_FILE_LONG] = { 413, N_("This file is too big.") },
	[PARSE_FILES_MANY] = { 413, N_("These are too many files at once.") },
	[PARSE_JSON_BAD] = { 400, N_("The JSON can't be read.") },
	[PARSE_JSON_DEEP] = { 400, N_("The JSON is nested too deeply.") },
	[PARSE_SPOOL_BROKEN] = { 503,
	    N_("We can't store files right now. Please try again later.") },
};

int
parse_status(enum parse_error error)
{
	assert(error < PARSE_ERRORS);
	return table[error].status;
}

const char *
parse_reason(enum parse_error error)
{
	assert(error < PARSE_ERRORS);
	return table[error].reason;
}
