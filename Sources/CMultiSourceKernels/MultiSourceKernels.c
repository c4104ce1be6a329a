#include "MultiSourceKernels.h"

// A product that is added in one instruction is rounded differently, and not every instruction set has that one.
#pragma STDC FP_CONTRACT OFF

// Picking a function when the program is loaded takes the loader of glibc. Elsewhere the plain function is all there is.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_ALL_PROCESSORS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_ALL_PROCESSORS
#endif

typedef double lanes __attribute__((vector_size(64)));
typedef uint64_t bits __attribute__((vector_size(64)));

FOR_ALL_PROCESSORS
void multi_source_sums(const uint32_t *rows, ptrdiff_t row_count, const ptrdiff_t *offsets, const uint32_t *targets,
               const uint32_t *place, const void *values, void *sums) {
  const lanes *value = values;
  lanes *result = sums;
  for (ptrdiff_t row = 0; row < row_count; row++) {
    const ptrdiff_t end = offsets[rows[row] + 1];
    lanes sum = {0};
    for (ptrdiff_t arc = offsets[rows[row]]; arc < end; arc++) sum += value[place[targets[arc]]];
    result[row] = sum;
  }
}

FOR_ALL_PROCESSORS
void multi_source_sums_with_arcs(const uint32_t *rows, ptrdiff_t row_count, const ptrdiff_t *offsets, const uint32_t *targets,
                         const uint32_t *place, const void *values, void *sums, const void *factors,
                         double *arc_sums) {
  const lanes *value = values;
  const lanes *factor = factors;
  lanes *result = sums;
  for (ptrdiff_t row = 0; row < row_count; row++) {
    const ptrdiff_t end = offsets[rows[row] + 1];
    lanes sum = {0};
    for (ptrdiff_t arc = offsets[rows[row]]; arc < end; arc++) {
      const lanes there = value[place[targets[arc]]];
      sum += there;
      const lanes product = there * factor[row];
      const __auto_type four =
          __builtin_shufflevector(product, product, 0, 1, 2, 3) + __builtin_shufflevector(product, product, 4, 5, 6, 7);
      arc_sums[arc] += (four[0] + four[2]) + (four[1] + four[3]);
    }
    result[row] = sum;
  }
}

FOR_ALL_PROCESSORS
void multi_source_unions(const uint32_t *rows, ptrdiff_t row_count, const ptrdiff_t *offsets, const uint32_t *targets,
                 const void *words, const void *seen, const void *full, void *unions) {
  const bits *word = words;
  const bits *before = seen;
  const bits all = *(const bits *)full;
  bits *result = unions;
  for (ptrdiff_t row = 0; row < row_count; row++) {
    const ptrdiff_t end = offsets[rows[row] + 1];
    ptrdiff_t arc = offsets[rows[row]];
    bits sum = before[rows[row]];
    // Four neighbours between two looks whether the union is full, so that their words are waited for together.
    for (; arc + 4 <= end; arc += 4) {
      sum |= (word[targets[arc]] | word[targets[arc + 1]]) | (word[targets[arc + 2]] | word[targets[arc + 3]]);
      const bits rest = all & ~sum;
      const __auto_type four =
          __builtin_shufflevector(rest, rest, 0, 1, 2, 3) | __builtin_shufflevector(rest, rest, 4, 5, 6, 7);
      if (((four[0] | four[1]) | (four[2] | four[3])) == 0) {
        arc = end;
        break;
      }
    }
    for (; arc < end; arc++) sum |= word[targets[arc]];
    result[row] = sum;
  }
}
