#ifndef COPGRAPH_CGRAPHVIZ_SHIM_H
#define COPGRAPH_CGRAPHVIZ_SHIM_H

#include <graphviz/gvc.h>

#endif
