/*
 * replay.c - runs a target over kept inputs without a fuzzer's compiler.
 */
#include "fuzz.h"

int
main(int count, char **files)
{
	static char bytes[1 << 20];

	for (int i = 1; i < count; i++) {
		FILE *file = fopen(files[i], "r");
		size_t length;
		uint8_t *copy;

		if (!file) {
			perror(files[i]);
			return 1;
		}
		length = fread(bytes, 1, sizeof(bytes), file);
		fclose(file);
		/* Of its own size, so that reading too far shows. */
		copy = memory_get(length);
		memcpy(copy, bytes, length);
		fprintf(stderr, "%s\n", files[i]);
		LLVMFuzzerTestOneInput(copy, length);
		memory_put(copy);
	}
	return 0;
}
