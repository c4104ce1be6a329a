/// Calls every measure of the C interface on random graphs, from arrays that are no longer than the header asks for,
/// some calls being stopped by their progress function. To be run with a sanitizer: `make sanitize`.

#include <stdio.h>
#include <stdlib.h>

#include "copgraph.h"

enum { ROUNDS = 150, MOST_NODES = 60, MOST_EDGES = 200 };

static int calls, refused;

static void count(copgraph_status status) {
  calls++;
  if (status != COPGRAPH_OK) refused++;
}

static uint32_t below(uint32_t bound) { return bound == 0 ? 0 : (uint32_t)rand() % bound; }

/// Room for so many elements and no more.
static void *room(int64_t elements, size_t size) { return malloc(elements > 0 ? (size_t)elements * size : 1); }

/// Lets some calls of it pass, then cancels.
static int32_t stop_soon(void *left, const char *phase, double fraction) {
  (void)phase, (void)fraction;
  return (*(int *)left)-- <= 0;
}

static copgraph_graph *random_graph(int round) {
  int64_t nodes = below(MOST_NODES), edges = nodes == 0 ? 0 : below(MOST_EDGES);
  uint32_t *sources = room(edges, 4), *targets = room(edges, 4);
  double *weights = room(edges, 8);
  for (int64_t edge = 0; edge < edges; edge++) {
    sources[edge] = below((uint32_t)nodes);
    targets[edge] = below((uint32_t)nodes);
    weights[edge] = 1 + below(5) / 10.0;
  }
  copgraph_edges given = COPGRAPH_EDGES;
  given.node_count = nodes;
  given.edge_count = edges;
  given.is_directed = round % 2;
  given.sources = sources;
  given.targets = targets;
  given.weights = round % 3 == 0 ? weights : NULL;
  copgraph_graph *graph = NULL;
  copgraph_error error = COPGRAPH_ERROR;
  if (copgraph_graph_create(&given, &graph, &error) != COPGRAPH_OK) {
    fprintf(stderr, "%s\n", error.message);
    exit(1);
  }
  free(sources), free(targets), free(weights);
  return graph;
}

static void call_paths(const copgraph_graph *graph, const copgraph_control *control, int round) {
  copgraph_error error = COPGRAPH_ERROR;
  int64_t nodes = copgraph_graph_node_count(graph), edges = copgraph_graph_edge_count(graph);
  double *scores = room(nodes, 8), *longest = room(nodes, 8), *edge_scores = room(edges, 8), value;
  int64_t *reach = room(nodes, 8), samples;
  for (copgraph_path_length length = COPGRAPH_HOPS; length <= COPGRAPH_INVERSE_WEIGHT; length++) {
    copgraph_betweenness_options between = COPGRAPH_BETWEENNESS_OPTIONS;
    between.path_length = length;
    count(copgraph_betweenness(graph, &between, control, scores, edge_scores, &error));
    copgraph_distance_options options = COPGRAPH_DISTANCE_OPTIONS;
    options.path_length = length;
    options.direction = round % 2;
    copgraph_closeness_results results = COPGRAPH_CLOSENESS_RESULTS;
    results.closeness = scores;
    results.eccentricity = longest;
    results.reach = reach;
    count(copgraph_closeness(graph, &options, control, &results, &error));
    uint32_t source = below((uint32_t)nodes);
    count(copgraph_distances(graph, &options, &source, nodes > 0, control, scores, &error));
  }
  count(copgraph_estimated_betweenness(graph, NULL, control, scores, &samples, &error));
  count(copgraph_global_efficiency(graph, control, &value, &error));
  free(scores), free(longest), free(edge_scores), free(reach);
}

static void call_walks(const copgraph_graph *graph, const copgraph_control *control, int round) {
  copgraph_error error = COPGRAPH_ERROR;
  copgraph_convergence convergence = COPGRAPH_CONVERGENCE;
  int64_t nodes = copgraph_graph_node_count(graph), edges = copgraph_graph_edge_count(graph), number;
  double *scores = room(nodes, 8), *jumps = room(nodes, 8), *weights = room(edges, 8), value;
  int64_t *counts = room(nodes, 8), *roles = room(5 * nodes, 8), *numbers = room(edges, 8);
  uint32_t *sources = room(edges, 4), *targets = room(edges, 4);
  for (int64_t node = 0; node < nodes; node++) jumps[node] = 1 + below(3);
  copgraph_pagerank_options favourites = COPGRAPH_PAGERANK_OPTIONS;
  favourites.jumps = jumps;
  favourites.uses_weights = round % 3 == 0;
  count(copgraph_pagerank(graph, NULL, control, scores, &convergence, &error));
  count(copgraph_pagerank(graph, &favourites, control, scores, &convergence, &error));
  count(copgraph_eigenvector(graph, NULL, control, scores, &convergence, &error));
  count(copgraph_components(graph, control, counts, &number, &error));
  count(copgraph_strong_components(graph, control, counts, &number, &error));
  for (int64_t node = 0; node < nodes; node++) counts[node] = (int64_t)below(4) - 1;
  count(copgraph_brokerage_roles(graph, counts, control, roles, &error));
  count(copgraph_reciprocity(graph, control, &value, &error));
  count(copgraph_degrees(graph, round % 3, counts, &error));
  count(copgraph_strengths(graph, round % 3, scores, &error));
  count(copgraph_graph_edges(graph, sources, targets, weights, &error));
  count(copgraph_graph_edge_numbers(graph, sources, targets, edges, numbers, &error));
  free(scores), free(jumps), free(weights), free(counts), free(roles), free(numbers), free(sources), free(targets);
}

/// What is defined without direction, and is refused when there is one.
static void call_structure(const copgraph_graph *graph, const copgraph_control *control, int round) {
  copgraph_error error = COPGRAPH_ERROR;
  int64_t nodes = copgraph_graph_node_count(graph), edges = copgraph_graph_edge_count(graph), number;
  double *scores = room(nodes, 8), *hierarchy = room(nodes, 8), *spans = room(edges, 8), value;
  int64_t *counts = room(nodes, 8), *offsets = room(nodes > 1 ? nodes : 1, 8);
  uint32_t *block_nodes = room(2 * nodes, 4);
  uint8_t *bridges = room(edges, 1), *points = room(nodes, 1);
  int32_t uses_weights = round % 3 == 0;
  copgraph_cuts_results cuts = COPGRAPH_CUTS_RESULTS;
  cuts.bridges = bridges;
  cuts.articulation_points = points;
  cuts.block_offsets = offsets;
  cuts.block_nodes = block_nodes;
  copgraph_holes_results holes = COPGRAPH_HOLES_RESULTS;
  holes.constraint = scores;
  holes.hierarchy = hierarchy;
  count(copgraph_core_numbers(graph, control, counts, &error));
  count(copgraph_triangles(graph, control, counts, &number, &error));
  count(copgraph_clustering(graph, uses_weights, control, scores, &error));
  count(copgraph_cuts(graph, control, &cuts, &number, &error));
  count(copgraph_local_bridges(graph, control, spans, &error));
  count(copgraph_structural_holes(graph, uses_weights, control, &holes, &error));
  for (int64_t node = 0; node < nodes; node++) counts[node] = below((uint32_t)nodes);
  count(copgraph_modularity(graph, counts, 1, uses_weights, control, &value, &error));
  count(copgraph_communities(graph, NULL, control, counts, &number, &value, &error));
  free(scores), free(hierarchy), free(spans), free(counts), free(offsets), free(block_nodes);
  free(bridges), free(points);
}

int main(void) {
  for (int round = 0; round < ROUNDS; round++) {
    copgraph_graph *graph = random_graph(round), *undirected = NULL;
    copgraph_control control = COPGRAPH_CONTROL;
    int left = 1 + (int)below(3);
    if (round % 5 == 0) {
      control.progress = stop_soon;
      control.context = &left;
    }
    call_paths(graph, &control, round);
    call_walks(graph, &control, round);
    call_structure(graph, &control, round);
    count(copgraph_graph_undirected(graph, &undirected, NULL));
    copgraph_graph_free(graph);
    call_structure(undirected, &control, round);
    copgraph_graph_free(undirected);
  }
  printf("%d calls, %d of them refused or cancelled\n", calls, refused);
  return calls > refused ? 0 : 1;
}
