"""copgraph as a backend of NetworkX: see ``docs/networkx.md`` of its repository."""
