/// Who stands between others in a small network, from C.
///
///     make library
///     cc Examples/betweenness.c -ISources/CCopgraph/include .build-wheel/libcopgraph.so -Wl,-rpath,.build-wheel
///     ./a.out

#include <stdio.h>

#include "copgraph.h"

static const char *const names[] = {"Ada", "Ben", "Cleo", "Dan", "Eve", "Finn"};

/// Ada, Ben and Cleo know each other, and so do Dan, Eve and Finn; Cleo and Dan know each other, too.
static const uint32_t sources[] = {0, 0, 1, 2, 3, 3, 4};
static const uint32_t targets[] = {1, 2, 2, 3, 4, 5, 5};

/// Tells how far the work is, and lets it go on.
static int32_t tell(void *context, const char *phase, double fraction) {
  fprintf((FILE *)context, "%s: %.0f %%\n", phase, 100 * fraction);
  return 0;
}

static int fail(const copgraph_error *error) {
  fprintf(stderr, "%s: %s\n", error->parameter, error->message);
  return 1;
}

int main(void) {
  copgraph_error error = COPGRAPH_ERROR;
  copgraph_edges edges = COPGRAPH_EDGES;
  edges.node_count = 6;
  edges.edge_count = sizeof sources / sizeof *sources;
  edges.sources = sources;
  edges.targets = targets;
  copgraph_graph *graph = NULL;
  if (copgraph_graph_create(&edges, &graph, &error) != COPGRAPH_OK) return fail(&error);

  copgraph_control control = COPGRAPH_CONTROL;
  control.threads = 1;
  control.progress = tell;
  control.context = stderr;
  double scores[6];
  copgraph_status status = copgraph_betweenness(graph, NULL, &control, scores, NULL, &error);
  int64_t communities[6];
  double modularity = 0;
  if (status == COPGRAPH_OK) {
    status = copgraph_communities(graph, NULL, NULL, communities, NULL, &modularity, &error);
  }
  copgraph_graph_free(graph);
  if (status != COPGRAPH_OK) return fail(&error);

  for (int node = 0; node < 6; node++) {
    printf("%s is between %g pairs, in community %d\n", names[node], scores[node], (int)communities[node] + 1);
  }
  printf("modularity %.4f\n", modularity);
  return 0;
}
