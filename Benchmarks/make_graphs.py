#!/usr/bin/env python3
"""Make the networks to measure: communities of people whose activity is heavy-tailed. Same seed, same networks."""

import argparse
from pathlib import Path

import numpy as np

import edge_list

#: Members and ties by name; a tie has ten interactions in the mean.
SIZES = {"XS": (300, 2_000), "S": (2_500, 25_000), "M": (20_000, 200_000), "L": (200_000, 2_000_000)}

#: A department's e-mail of some months: members and ties.
OFFICE = ("office", 167, 3_250)

NAMES = (*SIZES, OFFICE[0])

INTERACTIONS_PER_TIE = 10
SHARE_ANSWERED = 0.3
DATA = Path(__file__).parent / "data"


def ties(rng: np.random.Generator, members: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Directed pairs: 80 % inside one of about √members / 2 communities, both ends drawn by activity."""
    communities = max(4, int(members**0.5) // 2)
    activity = rng.pareto(2.2, members) + 0.2
    community = rng.integers(0, communities, members)
    order = np.argsort(community, kind="stable")
    start = np.searchsorted(community[order], np.arange(communities))
    end = np.searchsorted(community[order], np.arange(communities), side="right")
    cumulative = np.cumsum(activity / activity.sum())
    within = np.concatenate([[0], np.cumsum(activity[order])])
    draws = int(count * 1.25)
    source = np.searchsorted(cumulative, rng.random(draws)).clip(0, members - 1)
    anywhere = np.searchsorted(cumulative, rng.random(draws)).clip(0, members - 1)
    low, high = within[start[community[source]]], within[end[community[source]]]
    place = np.searchsorted(within, low + (high - low) * rng.random(draws), side="right").clip(1, members)
    target = np.where(rng.random(draws) < 0.8, order[place - 1], anywhere)
    keys = np.unique((source.astype(np.int64) * members + target)[source != target])
    rng.shuffle(keys)
    return np.divmod(keys[:count], members)


def interactions(
    rng: np.random.Generator, source: np.ndarray, target: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Directed pairs with how often each interacted: heavy-tailed over ties, three in ten going back."""
    share = rng.pareto(1.3, len(source)) + 0.2
    spread = (INTERACTIONS_PER_TIE - 1) * len(source)
    count = 1 + rng.multinomial(spread, share / share.sum())
    back = rng.binomial(count, SHARE_ANSWERED)
    first, second = np.concatenate([source, target]), np.concatenate([target, source])
    counts = np.concatenate([count - back, back])
    happened = counts > 0
    return first[happened], second[happened], counts[happened].astype(float)


def community(members: int, tie_count: int, seed: int) -> dict[str, edge_list.EdgeList]:
    """One community twice: undirected and directed; weights are counts of interactions."""
    rng = np.random.default_rng(seed)
    first, second, counts = interactions(rng, *ties(rng, members, tie_count))
    return {
        "": edge_list.simple(first, second, counts, is_directed=False),
        "-directed": edge_list.simple(first, second, counts, is_directed=True),
    }


def office(members: int, edges: int, seed: int) -> edge_list.EdgeList:
    """A small, dense network with exactly that many edges."""
    rng = np.random.default_rng(seed)
    whole = edge_list.simple(*ties(rng, members, 8 * edges), None, is_directed=False)
    chosen = np.sort(rng.choice(len(whole.pairs), edges, replace=False))
    return edge_list.EdgeList(whole.node_count, whole.pairs[chosen])


def make(name: str, folder: Path = DATA, seed: int = 1) -> None:
    """Writes the files of a network unless they are there: NAME.edges, NAME-directed.edges, .weights beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / f"{name}.edges").exists():
        return
    if name == OFFICE[0]:
        edge_list.write(office(*OFFICE[1:], seed), folder / f"{name}.edges")
        return
    # The undirected file comes last: where it is, all are.
    for suffix, graph in reversed(community(*SIZES[name], seed).items()):
        edge_list.write(graph, folder / f"{name}{suffix}.edges", folder / f"{name}{suffix}.weights")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--folder", type=Path, default=DATA)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for name in arguments.names:
        make(name, arguments.folder, arguments.seed)


if __name__ == "__main__":
    main()
