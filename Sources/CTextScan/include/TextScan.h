#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include <stddef.h>
#include <stdint.h>

// What reading logs needs of a processor and Swift does not offer: comparing 64 bytes at once, and asking for memory ahead of
// its use.

/// Finds the bytes that take delimited text apart: delimiters, line ends and double quotes; and those that are NUL or no
/// ASCII, which need a closer look.
///
/// Writes the positions of those in text[begin] ... text[end - 1] to `marks`, in ascending order. The text has to be
/// readable for 64 bytes behind its end, and `marks` to have room for end - begin + 8 positions. Returns how many there are.
size_t text_marks(const uint8_t *text, size_t begin, size_t end, uint8_t delimiter, uint8_t line_end, uint32_t *marks);

/// Asks for memory that is soon read.
static inline void fetch_ahead(const void *place) { __builtin_prefetch(place); }

#endif
