/*
 * manifest.c - writes, reads and proves the manifest of a backup.
 */
#include "job/manifest.h"

#include "base/json.h"
#include "base/secret.h"
#include "base/tree.h"
#include "model/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>

static const char *const parts[] = { "database", "files" };

static const char *
hash_of(struct arena *a, const char *path)
{
	unsigned char hash[SECRET_HASH];
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct buffer hex = { .arena = a };
	bool fine = fd >= 0 && secret_sha256_file(fd, hash);

	if (fd >= 0)
		close(fd);
	if (!fine)
		return NULL;
	for (size_t i = 0; i < sizeof(hash); i++)
		buffer_format(&hex, "%02x", hash[i]);
	return hex.text;
}

struct listing {
	struct arena *arena;
	struct json_out *out;
	const char *folder, *part;
};

static bool
list_file(void *context, const char *path, int64_t size)
{
	struct listing *l = context;
	const char *whole =
	    arena_format(l->arena, "%s/%s/%s", l->folder, l->part, path);
	const char *hash = hash_of(l->arena, whole);

	if (!hash)
		return false;
	json_open(l->out, NULL, '{');
	json_add_text(l->out, "path", whole + strlen(l->folder) + 1);
	json_add_int(l->out, "size", size);
	json_add_text(l->out, "sha256", hash);
	json_close(l->out);
	return true;
}

static void
list_counts(struct json_out *out, const struct manifest_state *state)
{
	json_open(out, "counts", '[');
	for (size_t i = 0; i < state->before->count; i++) {
		struct row before = rows_at(state->before, i);
		struct row after = rows_at(state->after, i);

		json_open(out, NULL, '{');
		json_add_text(out, "table", row_text(&before, "name"));
		json_add_int(out, "before", row_int(&before, "many"));
		json_add_int(out, "after", row_int(&after, "many"));
		json_close(out);
	}
	json_close(out);
}

static void
list_head(struct json_out *out, const struct row *head)
{
	if (!head) {
		json_add_raw(out, "head", "null");
		return;
	}
	json_open(out, "head", '{');
	json_add_int(out, "seq", row_int(head, "seq"));
	json_add_text(out, "hash", row_text(head, "hash"));
	json_close(out);
}

static bool
list_files(struct arena *a, struct json_out *out, const char *folder)
{
	bool fine = true;

	json_open(out, "files", '[');
	for (size_t i = 0; fine && i < 2; i++) {
		struct listing l = { a, out, folder, parts[i] };

		fine = tree_each(
		    arena_format(a, "%s/%s", folder, parts[i]), list_file, &l);
	}
	json_close(out);
	return fine;
}

const char *
manifest_write(
    struct arena *a, const char *folder, const struct manifest_state *state)
{
	struct buffer text = { .arena = a };
	struct json_out out = { .to = &text };
	time_t now = time(NULL);
	struct tm tm;
	char at[32];

	gmtime_r(&now, &tm);
	strftime(at, sizeof(at), "%Y-%m-%dT%H:%M:%SZ", &tm);
	json_open(&out, NULL, '{');
	json_add_text(&out, "made_at", at);
	json_add_text(&out, "schema", schema_last);
	list_counts(&out, state);
	list_head(&out, state->head);
	if (!list_files(a, &out, folder))
		return NULL;
	json_close(&out);
	buffer_text(&text, "\n");
	if (!tree_put(arena_format(a, "%s/manifest.json", folder), text.text,
		text.length))
		return NULL;
	return secret_sha256_hex(a, text.text, text.length);
}

json_t *
manifest_read(struct arena *a, const char *folder)
{
	const char *path = arena_format(a, "%s/manifest.json", folder);
	json_error_t error;
	json_t *manifest = json_load_file(path, JSON_REJECT_DUPLICATES, &error);

	if (!manifest || !json_is_array(json_object_get(manifest, "files")) ||
	    !json_is_array(json_object_get(manifest, "counts"))) {
		fprintf(stderr, "%s: %s; this is no finished backup\n", path,
		    manifest ? "is none of ours" : error.text);
		json_decref(manifest);
		return NULL;
	}
	return manifest;
}

static const char *
fault_of(struct arena *a, const char *folder, json_t *file)
{
	const char *path = json_string_value(json_object_get(file, "path"));
	const char *hash = json_string_value(json_object_get(file, "sha256"));
	const char *found;

	if (!path || !hash || strstr(path, ".."))
		return "the manifest is damaged";
	found = hash_of(a, arena_format(a, "%s/%s", folder, path));
	if (!found)
		return errno == ENOENT ? "is missing" : strerror(errno);
	return strcmp(found, hash) == 0 ? NULL : "was changed";
}

static bool
count_file(void *context, const char *path, int64_t size)
{
	(void)path;
	(void)size;
	++*(int64_t *)context;
	return true;
}

int64_t
manifest_check(struct arena *a, const char *folder, json_t *manifest)
{
	json_t *files = json_object_get(manifest, "files"), *file;
	int64_t listed = (int64_t)json_array_size(files), there = 0;
	bool sound = true;
	size_t i;

	json_array_foreach(files, i, file)
	{
		const char *fault = fault_of(a, folder, file);

		if (!fault)
			continue;
		fprintf(stderr, "%s/%s: %s\n", folder,
		    json_string_value(json_object_get(file, "path")), fault);
		sound = false;
	}
	for (i = 0; i < 2; i++)
		tree_each(arena_format(a, "%s/%s", folder, parts[i]),
		    count_file, &there);
	if (there > listed)
		fprintf(stderr, "%" PRId64 " files aren't in the manifest\n",
		    there - listed);
	return sound && there == listed ? listed : -1;
}
