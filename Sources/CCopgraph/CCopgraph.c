// The functions that the header declares are written in Swift, in CopgraphC.
#include "copgraph.h"
