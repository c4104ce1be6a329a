#include "TextScan.h"

#include <string.h>

// Picking a function when the program is loaded takes the loader of glibc. Elsewhere the plain function is all there is.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_ALL_PROCESSORS __attribute__((target_clones("avx2", "default")))
#else
#define FOR_ALL_PROCESSORS
#endif

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef int8_t signed64 __attribute__((ext_vector_type(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

FOR_ALL_PROCESSORS
size_t text_marks(const uint8_t *text, size_t begin, size_t end, uint8_t delimiter, uint8_t line_end, uint32_t *marks) {
  const bytes64 delimiters = delimiter, line_ends = line_end, quotes = '"';
  uint32_t *mark = marks;
  for (size_t place = begin; place < end; place += 64) {
    bytes64 bytes;
    memcpy(&bytes, text + place, sizeof bytes);
    // As signed numbers, bytes that are not ASCII are below 0, and NUL is 0.
    const bits64 found = __builtin_convertvector(
        (bytes == delimiters) | (bytes == line_ends) | (bytes == quotes) | ((signed64)bytes < 1), bits64);
    uint64_t word;
    memcpy(&word, &found, sizeof word);
    if (end - place < 64) word &= ((uint64_t)1 << (end - place)) - 1;
    // As many at once as most blocks have, for a loop whose end differs from block to block costs more than writing too many.
    const uint32_t count = (uint32_t)__builtin_popcountll(word);
    for (uint32_t written = 0; written < count; written += 4) {
      for (uint32_t next = 0; next < 4; next++) {
        mark[written + next] = (uint32_t)place + (uint32_t)__builtin_ctzll(word | (uint64_t)1 << 63);
        word &= word - 1;
      }
    }
    mark += count;
  }
  return (size_t)(mark - marks);
}
