# %% [markdown]
# # {{title}}
#
# What the report says, to go on with. Open this notebook in its folder, beside the tables; it needs pandas, networkx and
# matplotlib (`pip install jupyter pandas networkx matplotlib`).

# %%
import json
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Image, display

summary = json.loads(Path("summary.json").read_text(encoding="utf-8"))
schema = json.loads(Path("schema.json").read_text(encoding="utf-8"))
fields = {table["path"]: table["schema"]["fields"] for table in schema["resources"]}


def read(path):
    """A table of the folder, with the types that schema.json says: whole numbers stay whole where cells are empty."""
    types = {field["name"]: field["dtype"] for field in fields[path]}
    # Only an empty cell is a missing one: somebody may be called NA.
    table = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])
    for field in fields[path]:
        if field["type"] == "datetime":
            table[field["name"]] = pd.to_datetime(table[field["name"]], format="ISO8601")
    return table


# %% [markdown] needs ties.csv
# ## Members and ties
#
# What the columns mean stands in `schema.json`.

# %% needs ties.csv
members = read("members.csv").set_index("member")
ties = read("ties.csv")
pd.DataFrame(fields["members.csv"]).set_index("name")[["dtype", "description"]]

# %% needs ties.csv
members.sort_values("betweenness", ascending=False).head(10).dropna(axis="columns", how="all")

# %% [markdown] needs ties.csv
# ## The network
#
# Three numbers of the report, computed anew by networkx.

# %% needs ties.csv
import networkx as nx

graph = nx.Graph()
graph.add_nodes_from(members.index)
graph.add_weighted_edges_from(zip(ties["member_a"], ties["member_b"], ties["a_to_b"] + ties["b_to_a"]))

anew = {
    "density": nx.density(graph),
    "transitivity": nx.transitivity(graph),
    "articulation_member_count": sum(1 for _ in nx.articulation_points(graph)),
}
numbers = pd.DataFrame({"in the report": pd.Series(summary["network"]), "anew": pd.Series(anew)}).loc[list(anew)]
numbers["the same"] = (numbers["in the report"].astype(float).fillna(0) - numbers["anew"]).abs() < 1e-9
numbers

# %% [markdown] needs network.png
# The picture of the report.

# %% needs network.png
display(Image("network.png"))

# %% needs groups.png
display(Image("groups.png"))

# %% [markdown] needs timeline.csv
# ## Over time
#
# One row a period; drawn are those that the log covers. What is undefined, not to be known or not shown is missing.

# %% needs timeline.csv
timeline = read("timeline.csv")
whole = timeline[~timeline["partial"]] if not timeline["partial"].all() else timeline
shown = whole.set_index("label")[["active_members", "active_ties"]].astype(float)
axes = shown.plot(subplots=True, marker="o", figsize=(9, 5), rot=45)
for axis in axes:
    axis.set_ylim(bottom=0)
plt.tight_layout()

# %% [markdown] needs members-over-time.csv
# Who came back, and who was new? One row a member and period in `members-over-time.csv`.

# %% needs members-over-time.csv
activity = read("members-over-time.csv")
took_part = activity[activity["took_part"]]
who = took_part["is_new"].map({True: "new", False: "came back"}).fillna("in the first period")
pd.crosstab(took_part["label"], who.rename("members")).reindex(timeline["label"], fill_value=0)

# %% needs members-over-time.csv
busiest = activity.groupby("member")["strength"].sum().nlargest(25).index
shown = activity[activity["member"].isin(busiest)].pivot(index="member", columns="begin", values="ties")
shown = shown.reindex(index=busiest, columns=timeline["begin"]).astype(float)
plt.figure(figsize=(9, 7))
plt.imshow(shown, aspect="auto", cmap="Blues")
plt.yticks(range(len(shown)), [members["name"].fillna("").get(member) or member for member in shown.index])
plt.xticks(range(len(timeline)), timeline["label"], rotation=60, ha="right")
plt.colorbar(label="ties in the period")
plt.tight_layout()

# %% needs network-over-time.png
display(Image("network-over-time.png"))
