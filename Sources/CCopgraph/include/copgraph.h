/// \file copgraph.h
/// The measures of copgraph for C, and for whatever calls C.
///
/// \code
/// uint32_t sources[] = {0, 1}, targets[] = {1, 2};
/// copgraph_edges edges = COPGRAPH_EDGES;
/// edges.node_count = 3, edges.edge_count = 2, edges.sources = sources, edges.targets = targets;
/// copgraph_graph *graph = NULL;
/// copgraph_error error = COPGRAPH_ERROR;
/// double scores[3];
/// if (copgraph_graph_create(&edges, &graph, &error) == COPGRAPH_OK) {
///   copgraph_betweenness(graph, NULL, NULL, scores, NULL, &error);
///   copgraph_graph_free(graph);
/// }
/// \endcode
///
/// Conventions:
///
/// - Nodes are numbered from 0. Edges are numbered by source, then by target, an undirected edge once with its
///   smaller node first; \ref copgraph_graph_edges lists them in that order.
/// - A graph is copied once, when it is made, and never changes: any number of threads may read it at once.
/// - Results go into arrays of the caller, which are as long as the description says. A result that is not wanted is
///   left out with NULL where the description allows it.
/// - What is undefined is NaN (a clustering coefficient below two neighbours), never 0.
/// - Structures begin with their `size`, `sizeof` of it as the caller knows it, so that later versions can add to
///   their ends. A macro with the name of the structure gives it its size and defaults:
///   `copgraph_pagerank_options options = COPGRAPH_PAGERANK_OPTIONS;`. Options that are NULL have their defaults.
/// - Every function that can fail returns a status, and fills in the \ref copgraph_error when one is given. Results are
///   then not to be read. Nothing ends the process, short of memory that the system does not give.
/// - The number of threads changes no bit of any result.
#ifndef COPGRAPH_H
#define COPGRAPH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Status

/// Whether a call succeeded, and if not, why.
typedef int32_t copgraph_status;

/// The results are there.
#define COPGRAPH_OK 0
/// An argument is not as the description asks; see \ref copgraph_error.
#define COPGRAPH_INVALID_ARGUMENT 1
/// The call was cancelled, by its \ref copgraph_cancellation or its progress function.
#define COPGRAPH_CANCELLED 2

/// What went wrong. Strings end with 0 and are UTF-8.
typedef struct copgraph_error {
  /// `sizeof(copgraph_error)`, set by the caller.
  size_t size;
  copgraph_status status;
  /// The argument or field that is to blame, as it is named in this header; empty when none is.
  char parameter[32];
  /// One sentence: what is wrong, and what is wanted.
  char message[216];
} copgraph_error;
#define COPGRAPH_ERROR {sizeof(copgraph_error), 0, "", ""}

/// The version of the library, as "1.2.3". It is part of the library and is not freed.
const char *copgraph_version(void);

// MARK: Running

/// A switch that stops calls, from any thread or signal handler. It cannot be turned back on.
typedef struct copgraph_cancellation copgraph_cancellation;

/// Makes a switch; free it with \ref copgraph_cancellation_free when no call uses it any more.
copgraph_cancellation *copgraph_cancellation_create(void);

/// Stops all calls that have been given this switch, within some hundredths of a second.
void copgraph_cancellation_cancel(copgraph_cancellation *cancellation);

/// Frees a switch; NULL is allowed.
void copgraph_cancellation_free(copgraph_cancellation *cancellation);

/// Hears how far a call is.
///
/// It is called from any of the threads that do the work, never after the call has returned.
/// \param context what \ref copgraph_control has as `context`.
/// \param phase what is being done, such as "betweenness"; valid during the call of this function.
/// \param fraction how much of it is done, from 0 to 1.
/// \return 0 to go on, anything else to cancel the call, and all that share its \ref copgraph_cancellation.
typedef int32_t (*copgraph_progress)(void *context, const char *phase, double fraction);

/// How a call runs. None of it changes a result.
typedef struct copgraph_control {
  /// `sizeof(copgraph_control)`.
  size_t size;
  /// How many threads may work at once; 0 for as many as there are processors.
  int32_t threads;
  /// Hears of progress; NULL for nobody.
  copgraph_progress progress;
  /// Given to `progress`.
  void *context;
  /// Stops the call; NULL for nothing.
  copgraph_cancellation *cancellation;
} copgraph_control;
#define COPGRAPH_CONTROL {sizeof(copgraph_control), 0, NULL, NULL, NULL}

// MARK: Graphs

/// A graph that never changes: without loops, and with one edge between two nodes at most.
typedef struct copgraph_graph copgraph_graph;

/// The edges of a graph that is to be made. Arrays are copied.
typedef struct copgraph_edges {
  /// `sizeof(copgraph_edges)`.
  size_t size;
  /// How many nodes there are, isolates included; below 2^32 - 1.
  int64_t node_count;
  /// How many entries the arrays have.
  int64_t edge_count;
  /// How many bits a node has in `sources` and `targets`: 32 (`uint32_t` or `int32_t`) or 64 (`int64_t`).
  int32_t node_bits;
  /// 0 for edges without a direction, 1 for arcs from source to target.
  int32_t is_directed;
  /// One end of each edge.
  const void *sources;
  /// The other end.
  const void *targets;
  /// The weight of each edge, finite and above 0; NULL for none. Edges between the same two nodes become one, whose
  /// weight is their sum as decimals: 0.1 and 0.2 are 0.3.
  const double *weights;
} copgraph_edges;
#define COPGRAPH_EDGES {sizeof(copgraph_edges), 0, 0, 32, 0, NULL, NULL, NULL}

/// Makes a graph. Edges of a node with itself are left out, see \ref copgraph_graph_loop_count.
///
/// Complexity: linear in nodes and edges.
copgraph_status copgraph_graph_create(const copgraph_edges *edges, copgraph_graph **graph, copgraph_error *error);

/// Frees a graph; NULL is allowed. No call may be using it.
void copgraph_graph_free(copgraph_graph *graph);

/// How many nodes there are.
int64_t copgraph_graph_node_count(const copgraph_graph *graph);

/// How many edges there are, those between the same two nodes being one.
int64_t copgraph_graph_edge_count(const copgraph_graph *graph);

/// How many edges of a node with itself were left out when the graph was made.
int64_t copgraph_graph_loop_count(const copgraph_graph *graph);

/// 1 when edges have a direction, else 0.
int32_t copgraph_graph_is_directed(const copgraph_graph *graph);

/// 1 when edges have weights, else 0.
int32_t copgraph_graph_is_weighted(const copgraph_graph *graph);

/// Lists the edges in the order of their numbers.
/// \param sources one entry an edge; may be NULL.
/// \param targets one entry an edge; may be NULL.
/// \param weights one entry an edge, 1 in a graph without weights; may be NULL.
copgraph_status copgraph_graph_edges(
    const copgraph_graph *graph, uint32_t *sources, uint32_t *targets, double *weights, copgraph_error *error);

/// Looks up the numbers of edges.
/// \param sources one end of each of `count` edges; in either order when undirected.
/// \param numbers `count` entries; -1 where there is no such edge.
copgraph_status copgraph_graph_edge_numbers(
    const copgraph_graph *graph, const uint32_t *sources, const uint32_t *targets, int64_t count, int64_t *numbers,
    copgraph_error *error);

/// The same nodes with an undirected edge wherever there is an arc in either direction, whose weights are added;
/// without weights, an edge is an edge. To be freed by itself.
copgraph_status copgraph_graph_undirected(
    const copgraph_graph *graph, copgraph_graph **undirected, copgraph_error *error);

// MARK: Options

/// How long a path is.
typedef int32_t copgraph_path_length;
/// The number of its edges.
#define COPGRAPH_HOPS 0
/// The sum of the weights of its edges.
#define COPGRAPH_WEIGHT 1
/// The sum of 1 / weight of its edges: the stronger a tie, the nearer its ends.
#define COPGRAPH_INVERSE_WEIGHT 2

/// Along or against the arcs of a directed graph. Undirected graphs have but one direction.
typedef int32_t copgraph_direction;
/// From others to a node.
#define COPGRAPH_INWARD 0
/// From a node to others.
#define COPGRAPH_OUTWARD 1
/// Both: degrees and strengths alone.
#define COPGRAPH_BOTH 2

// MARK: Degrees

/// How many arcs lead to or from each node.
/// \param degrees one entry a node.
copgraph_status copgraph_degrees(
    const copgraph_graph *graph, copgraph_direction direction, int64_t *degrees, copgraph_error *error);

/// The sums of their weights, as decimals.
/// \param strengths one entry a node.
copgraph_status copgraph_strengths(
    const copgraph_graph *graph, copgraph_direction direction, double *strengths, copgraph_error *error);

// MARK: Paths

/// Options of \ref copgraph_betweenness.
typedef struct copgraph_betweenness_options {
  /// `sizeof(copgraph_betweenness_options)`.
  size_t size;
  copgraph_path_length path_length;
  /// Where counted paths begin; NULL for everywhere. Then every pair counts in the direction in which it is searched,
  /// and no score is halved.
  const uint32_t *sources;
  int64_t source_count;
} copgraph_betweenness_options;
#define COPGRAPH_BETWEENNESS_OPTIONS {sizeof(copgraph_betweenness_options), COPGRAPH_HOPS, NULL, 0}

/// For how many pairs of other nodes the shortest paths run over each node, and for how many pairs over each edge; a
/// pair with several shortest paths counts by the share that does. Exact (Brandes 2001). Equal lengths are recognised
/// exactly in the decimals of the weights.
///
/// Undirected, each pair counts once. Not divided by anything.
/// \param nodes one entry a node; may be NULL.
/// \param edges one entry an edge; may be NULL, which saves time.
copgraph_status copgraph_betweenness(
    const copgraph_graph *graph, const copgraph_betweenness_options *options, const copgraph_control *control,
    double *nodes, double *edges, copgraph_error *error);

/// Options of \ref copgraph_estimated_betweenness.
typedef struct copgraph_estimate_options {
  /// `sizeof(copgraph_estimate_options)`.
  size_t size;
  /// How far off a score may be, as a share of all pairs; 0.01 by default.
  double error;
  /// The probability that any score is further off; 0.1 by default.
  double risk;
  /// Where samples come from; 1 by default.
  uint64_t seed;
} copgraph_estimate_options;
#define COPGRAPH_ESTIMATE_OPTIONS {sizeof(copgraph_estimate_options), 0.01, 0.1, 1}

/// Betweenness in hops from a sample of pairs, as large as the error asked for needs.
/// \param nodes one entry a node: estimated counts of pairs.
/// \param sample_count how many pairs were drawn; may be NULL.
copgraph_status copgraph_estimated_betweenness(
    const copgraph_graph *graph, const copgraph_estimate_options *options, const copgraph_control *control,
    double *nodes, int64_t *sample_count, copgraph_error *error);

/// Options of \ref copgraph_closeness and \ref copgraph_distances.
typedef struct copgraph_distance_options {
  /// `sizeof(copgraph_distance_options)`.
  size_t size;
  copgraph_path_length path_length;
  /// Distances from others to a node (\ref COPGRAPH_INWARD) or from a node to others (\ref COPGRAPH_OUTWARD).
  copgraph_direction direction;
} copgraph_distance_options;
#define COPGRAPH_DISTANCE_OPTIONS {sizeof(copgraph_distance_options), COPGRAPH_HOPS, COPGRAPH_INWARD}

/// What follows from all distances. Arrays have one entry a node; each may be NULL.
typedef struct copgraph_closeness_results {
  /// `sizeof(copgraph_closeness_results)`.
  size_t size;
  /// (r / (n - 1)) (r / sum of distances) over the r nodes that are connected; 0 when none is (Wasserman & Faust 1994).
  double *closeness;
  /// The sum of 1 / distance (Boldi & Vigna 2014).
  double *harmonic;
  /// The longest finite distance; NaN when no other node is connected.
  double *eccentricity;
  /// The sum of the distances.
  double *farness;
  /// How many other nodes are connected.
  int64_t *reach;
} copgraph_closeness_results;
#define COPGRAPH_CLOSENESS_RESULTS {sizeof(copgraph_closeness_results), NULL, NULL, NULL, NULL, NULL}

/// Closeness, harmonic centrality, eccentricity, farness and reach of every node, in one exact pass.
copgraph_status copgraph_closeness(
    const copgraph_graph *graph, const copgraph_distance_options *options, const copgraph_control *control,
    const copgraph_closeness_results *results, copgraph_error *error);

/// The distances between some nodes and all.
/// \param sources `source_count` nodes.
/// \param distances a row of one entry a node for each source; infinite where there is no path.
copgraph_status copgraph_distances(
    const copgraph_graph *graph, const copgraph_distance_options *options, const uint32_t *sources,
    int64_t source_count, const copgraph_control *control, double *distances, copgraph_error *error);

/// The mean of 1 / distance in hops over all ordered pairs of nodes (Latora & Marchiori 2001).
/// \param efficiency NaN below two nodes.
copgraph_status copgraph_global_efficiency(
    const copgraph_graph *graph, const copgraph_control *control, double *efficiency, copgraph_error *error);

// MARK: Walks

/// How an iterative method ended.
typedef struct copgraph_convergence {
  /// `sizeof(copgraph_convergence)`, set by the caller.
  size_t size;
  int64_t iterations;
  /// What was left when it stopped.
  double residual;
  /// How far off scores may be, at most.
  double error_bound;
  /// 1 when the tolerance was reached, else 0: scores are then only an impression.
  int32_t converged;
} copgraph_convergence;
#define COPGRAPH_CONVERGENCE {sizeof(copgraph_convergence), 0, 0, 0, 0}

/// Options of \ref copgraph_pagerank.
typedef struct copgraph_pagerank_options {
  /// `sizeof(copgraph_pagerank_options)`.
  size_t size;
  /// The probability of following an arc, from 0 up to but not including 1; 0.85 by default.
  double damping;
  /// The L1 norm of the residual at which to stop; 1e-12 by default.
  double tolerance;
  /// 1000 by default.
  int64_t maximum_iterations;
  /// 1 to follow arcs in proportion to their weights.
  int32_t uses_weights;
  /// Where jumps go: a share for each node, not below 0 and not all 0; NULL for everywhere alike.
  const double *jumps;
  /// Where a walk goes from a node without arcs; NULL for where jumps go.
  const double *dangling;
  /// Where to begin; NULL for where that is fastest.
  const double *start;
} copgraph_pagerank_options;
#define COPGRAPH_PAGERANK_OPTIONS {sizeof(copgraph_pagerank_options), 0.85, 1e-12, 1000, 0, NULL, NULL, NULL}

/// The share of time that a walk spends at each node, which follows arcs and sometimes jumps (Brin & Page 1998).
/// \param scores one entry a node; together 1.
/// \param convergence may be NULL.
copgraph_status copgraph_pagerank(
    const copgraph_graph *graph, const copgraph_pagerank_options *options, const copgraph_control *control,
    double *scores, copgraph_convergence *convergence, copgraph_error *error);

/// Options of \ref copgraph_eigenvector.
typedef struct copgraph_eigenvector_options {
  /// `sizeof(copgraph_eigenvector_options)`.
  size_t size;
  /// How far off a score may be; 1e-6 by default.
  double tolerance;
  /// The most products with the matrix; 0 for what takes some seconds.
  int64_t maximum_iterations;
  /// 1 for arcs that count by their weights.
  int32_t uses_weights;
} copgraph_eigenvector_options;
#define COPGRAPH_EIGENVECTOR_OPTIONS {sizeof(copgraph_eigenvector_options), 1e-6, 0, 0}

/// Eigenvector centrality of each weak component by itself, its highest score being 1 (Bonacich 1972). A node's score
/// comes from the nodes that have an arc to it.
/// \param scores one entry a node; NaN where there is no such vector, as without a cycle in a directed graph.
/// \param convergence may be NULL.
copgraph_status copgraph_eigenvector(
    const copgraph_graph *graph, const copgraph_eigenvector_options *options, const copgraph_control *control,
    double *scores, copgraph_convergence *convergence, copgraph_error *error);

// MARK: Cohesion
//
// These, and the cuts, holes and communities below, are defined for undirected graphs: a directed one is refused; see
// copgraph_graph_undirected.

/// The largest k for which each node is in a part of the graph where all have k neighbours (Seidman 1983).
/// \param cores one entry a node.
copgraph_status copgraph_core_numbers(
    const copgraph_graph *graph, const copgraph_control *control, int64_t *cores, copgraph_error *error);

/// In how many triangles each node is.
/// \param triangles one entry a node; may be NULL.
/// \param total how many there are; may be NULL.
copgraph_status copgraph_triangles(
    const copgraph_graph *graph, const copgraph_control *control, int64_t *triangles, int64_t *total,
    copgraph_error *error);

/// The share of the pairs of a node's neighbours that are neighbours themselves (Watts & Strogatz 1998).
/// \param uses_weights 1 for triangles that count by the geometric mean of their weights over the largest weight of
///   the graph (Onnela et al. 2005).
/// \param coefficients one entry a node; NaN below two neighbours.
copgraph_status copgraph_clustering(
    const copgraph_graph *graph, int32_t uses_weights, const copgraph_control *control, double *coefficients,
    copgraph_error *error);

/// The share of arcs that have an arc back.
/// \param reciprocity NaN without arcs.
copgraph_status copgraph_reciprocity(
    const copgraph_graph *graph, const copgraph_control *control, double *reciprocity, copgraph_error *error);

// MARK: Components and cuts

/// Which nodes can reach each other whatever the direction, numbered by decreasing size, then by smallest node.
/// \param components one entry a node: the number of its component.
/// \param count how many there are; may be NULL.
copgraph_status copgraph_components(
    const copgraph_graph *graph, const copgraph_control *control, int64_t *components, int64_t *count,
    copgraph_error *error);

/// Which nodes can reach each other along arcs, numbered so that arcs lead to smaller numbers only (Tarjan 1972).
/// \param components one entry a node.
/// \param count how many there are; may be NULL.
copgraph_status copgraph_strong_components(
    const copgraph_graph *graph, const copgraph_control *control, int64_t *components, int64_t *count,
    copgraph_error *error);

/// Where a graph can be cut. Each array may be NULL.
typedef struct copgraph_cuts_results {
  /// `sizeof(copgraph_cuts_results)`.
  size_t size;
  /// One entry an edge: 1 for a bridge, else 0.
  uint8_t *bridges;
  /// One entry a node: 1 for an articulation point, else 0.
  uint8_t *articulation_points;
  /// Room for `max(1, nodes)` entries: where each block (biconnected component) begins in `block_nodes`, and one entry
  /// more.
  int64_t *block_offsets;
  /// Room for 2 `nodes` entries: the nodes of the blocks, the last of each being the one by which the search came in.
  uint32_t *block_nodes;
} copgraph_cuts_results;
#define COPGRAPH_CUTS_RESULTS {sizeof(copgraph_cuts_results), NULL, NULL, NULL, NULL}

/// Finds bridges, articulation points and blocks (Hopcroft & Tarjan 1973).
/// \param block_count how many blocks there are; may be NULL.
copgraph_status copgraph_cuts(
    const copgraph_graph *graph, const copgraph_control *control, const copgraph_cuts_results *results,
    int64_t *block_count, copgraph_error *error);

/// How far apart the ends of edges would be without them, in hops (Granovetter 1973).
/// \param spans one entry an edge: NaN where the ends have a common neighbour, infinite for a bridge.
copgraph_status copgraph_local_bridges(
    const copgraph_graph *graph, const copgraph_control *control, double *spans, copgraph_error *error);

// MARK: Brokerage

/// Burt's measures of structural holes (1992). Arrays have one entry a node, NaN for an isolate; each may be NULL.
typedef struct copgraph_holes_results {
  /// `sizeof(copgraph_holes_results)`.
  size_t size;
  double *constraint;
  double *effective_size;
  /// Effective size over the number of contacts.
  double *efficiency;
  /// NaN also with a single contact.
  double *hierarchy;
} copgraph_holes_results;
#define COPGRAPH_HOLES_RESULTS {sizeof(copgraph_holes_results), NULL, NULL, NULL, NULL}

/// \param uses_weights 1 for ties that count by their weights.
copgraph_status copgraph_structural_holes(
    const copgraph_graph *graph, int32_t uses_weights, const copgraph_control *control,
    const copgraph_holes_results *results, copgraph_error *error);

/// Counts how often a node brokers between two that are not tied themselves, by the groups of the three (Gould &
/// Fernandez 1989).
/// \param groups one entry a node: its group, or -1 for none.
/// \param roles five entries a node: coordinator, consultant, representative, gatekeeper, liaison; -1 without a group.
copgraph_status copgraph_brokerage_roles(
    const copgraph_graph *graph, const int64_t *groups, const copgraph_control *control, int64_t *roles,
    copgraph_error *error);

// MARK: Communities

/// Options of \ref copgraph_communities.
typedef struct copgraph_community_options {
  /// `sizeof(copgraph_community_options)`.
  size_t size;
  /// Higher values find smaller communities; 1 by default.
  double resolution;
  /// Where the orders of nodes come from; 1 by default.
  uint64_t seed;
  /// How often the phases are gone through, 3 by default.
  int64_t iterations;
  /// How many runs the best is taken of; 0 decides by the size of the graph.
  int64_t restarts;
  /// 1 for edges that count by their weights.
  int32_t uses_weights;
} copgraph_community_options;
#define COPGRAPH_COMMUNITY_OPTIONS {sizeof(copgraph_community_options), 1, 1, 3, 0, 0}

/// Communities of high modularity, each of them connected (Leiden: Traag, Waltman & van Eck 2019).
/// \param communities one entry a node: numbered by decreasing size, then by smallest node.
/// \param count how many there are; may be NULL.
/// \param modularity NaN without edges; may be NULL.
copgraph_status copgraph_communities(
    const copgraph_graph *graph, const copgraph_community_options *options, const copgraph_control *control,
    int64_t *communities, int64_t *count, double *modularity, copgraph_error *error);

/// The modularity of given communities.
/// \param communities one entry a node, from 0 and below the number of nodes.
/// \param resolution 1 for Newman & Girvan's.
/// \param modularity NaN without edges.
copgraph_status copgraph_modularity(
    const copgraph_graph *graph, const int64_t *communities, double resolution, int32_t uses_weights,
    const copgraph_control *control, double *modularity, copgraph_error *error);

#ifdef __cplusplus
}
#endif

#endif
