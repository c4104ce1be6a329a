"""The libraries that the core is compared with, each in a module of its own that gives

- `build(edges)`: the library's own network of an edge list;
- `out_degrees(graph)`: to see that it is the same network;
- `measures(graph, edges, settings)`: its measures by the names of the core's benchmark program.

Their results are translated to the core's conventions off the clock, so that they can be compared.
"""
