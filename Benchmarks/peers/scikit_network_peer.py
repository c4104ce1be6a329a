"""scikit-network (one thread, on SciPy's matrices)."""

import numpy as np
import sknetwork as sn
from scipy import sparse

from edge_list import EdgeList
from peers.measure import Measure, Settings, named


#: At what error PageRank stops, and after how many steps at the latest; scikit-network's own are 1e-6 and 10.
PAGERANK_ERROR, PAGERANK_STEPS = 1e-8, 200


def build(edges: EdgeList) -> sparse.csr_matrix:
    sources, targets = edges.sources, edges.targets
    if not edges.is_directed:
        sources, targets = np.concatenate([sources, targets]), np.concatenate([targets, sources])
    return sparse.coo_matrix((np.ones(len(sources)), (sources, targets)), shape=(edges.node_count,) * 2).tocsr()


def out_degrees(graph: sparse.csr_matrix) -> np.ndarray:
    return np.diff(graph.indptr)


def measures(graph: sparse.csr_matrix, edges: EdgeList, settings: Settings) -> dict[str, Measure]:
    return {
        "pagerank": Measure(
            lambda: sn.ranking.PageRank(n_iter=PAGERANK_STEPS, tol=PAGERANK_ERROR).fit_predict(graph),
            named("pagerank")),
        "pagerank-rough": Measure(lambda: sn.ranking.PageRank().fit_predict(graph), named("pagerank")),
        "cores": Measure(lambda: sn.topology.get_core_decomposition(graph), named("core_number")),
        "leiden": Measure(
            lambda: sn.clustering.Leiden().fit_predict(graph),
            lambda labels: {"modularity": [sn.clustering.get_modularity(graph, labels)]}),
    }
