#ifndef MULTI_SOURCE_KERNELS_H
#define MULTI_SOURCE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// The inner loops of searches from many nodes at once (MultiSourceBrandes and DistanceSums in GraphMeasures): what a block of nodes
// gathers from the vectors of its neighbours.
//
// They are in C because here a processor may use its widest vectors in a program that is built for all: each function is
// compiled for several instruction sets, and the system picks one when it loads the program. All do the same operations
// in the same order, so that results are the same to the last bit. Benchmarks/METHODS.md has what it gains.
//
// In all functions:
//   - the neighbours of rows[i] are targets[offsets[rows[i]]] ... targets[offsets[rows[i] + 1] - 1];
//   - vectors have 64 bytes and stand at addresses that are multiples of 64.

/// Writes to sums[i] the sum of the vectors of the neighbours of rows[i], for each of `row_count` rows.
///
/// place[node] is where in `values`, of eight doubles each, the vector of a node stands; place 0 has that of all others, zero.
void multi_source_sums(const uint32_t *rows, ptrdiff_t row_count, const ptrdiff_t *offsets, const uint32_t *targets,
               const uint32_t *place, const void *values, void *sums);

/// The same, and adds to arc_sums[arc] the scalar product of the vector that the arc leads to and factors[i].
void multi_source_sums_with_arcs(const uint32_t *rows, ptrdiff_t row_count, const ptrdiff_t *offsets, const uint32_t *targets,
                         const uint32_t *place, const void *values, void *sums, const void *factors,
                         double *arc_sums);

/// Writes to unions[i] the bits of seen[rows[i]] and of the words of the neighbours of rows[i], or of so many of these that
/// the union has all bits of `full`, for each of `row_count` rows.
///
/// `words` and `seen` have a vector of 512 bits a node.
void multi_source_unions(const uint32_t *rows, ptrdiff_t row_count, const ptrdiff_t *offsets, const uint32_t *targets,
                 const void *words, const void *seen, const void *full, void *unions);

#endif
