// What Swift cannot reach of Graphviz by itself: macros, global variables, and signatures that differ between versions.

#ifndef COPGRAPH_CGRAPHVIZ_SHIM_H
#define COPGRAPH_CGRAPHVIZ_SHIM_H

#if __has_include(<graphviz/gvc.h>)
#include <graphviz/gvc.h>
#else
#include <gvc.h>
#endif
#include <stddef.h>
#include <stdlib.h>

/// Sets the numbers that some layouts draw from the C library, whatever was drawn before.
static inline void graphviz_seed_random(unsigned seed) { srand(seed); }

/// An empty undirected graph. The kinds of graph are global variables in C, which Swift 6 does not let through.
static inline Agraph_t *graphviz_open_graph(const char *name) {
  return agopen((char *)name, Agundirected, NULL);
}

/// Adds a node.
static inline Agnode_t *graphviz_add_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 1);
}

/// Adds an edge, beside those that there are between the two.
static inline Agedge_t *graphviz_add_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head) {
  return agedge(graph, tail, head, NULL, 1);
}

/// Sets an attribute of the graph, or the default of one for its nodes or edges.
static inline void graphviz_set_graph_attribute(Agraph_t *graph, const char *name, const char *value) {
  agattr(graph, AGRAPH, (char *)name, (char *)value);
}

static inline void graphviz_set_node_default(Agraph_t *graph, const char *name, const char *value) {
  agattr(graph, AGNODE, (char *)name, (char *)value);
}

static inline void graphviz_set_edge_default(Agraph_t *graph, const char *name, const char *value) {
  agattr(graph, AGEDGE, (char *)name, (char *)value);
}

/// Sets an attribute of one node or edge; the value is plain text, never an HTML-like label.
static inline void graphviz_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, "");
}

/// Where a layout has put a node, in points, y upward.
static inline double graphviz_node_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double graphviz_node_y(Agnode_t *node) { return ND_coord(node).y; }

/// How wide the label of a node is in the font that was found for it, in points.
static inline double graphviz_label_width(Agnode_t *node) { return ND_label(node)->dimen.x; }

/// Pixels per inch of raster formats; 0 leaves it to the format. Takes effect at the next rendering, without a new
/// layout.
static inline void graphviz_set_resolution(Agraph_t *graph, double dots_per_inch) {
  GD_drawing(graph)->dpi = dots_per_inch;
}

/// Draws into memory. Older versions count the length in an `unsigned int`, newer ones in a `size_t`: on the
/// little-endian machines that are supported, a cleared `size_t` takes either.
static inline int graphviz_render(
    GVC_t *context, Agraph_t *graph, const char *format, char **bytes, size_t *length) {
  *length = 0;
  return gvRenderData(context, graph, format, bytes, (void *)length);
}

/// Sends every message of Graphviz, warnings included, to `sink` instead of standard error.
static inline void graphviz_send_messages_to(int (*sink)(char *)) {
  agseterrf((agusererrf)sink);
  agseterr(AGWARN);
}

#endif
