// An element with properties, listeners ("onclick") and content.
function el(tag, properties, ...content) {
  const element = document.createElement(tag);
  for (const name in properties) {
    if (name in element) element[name] = properties[name];
    else element.setAttribute(name, properties[name]);
  }
  element.append(...content);
  return element;
}

function button(text, onclick, properties) {
  return el("button", { type: "button", onclick, ...properties }, text);
}

// What there is to say of the dot that is selected, and of the path to another.
function makeCard(model, choice, actions) {
  const { state, derived } = choice;
  const card = el("aside", { className: "card", hidden: true, "aria-label": "Selected " + model.dot });
  const link = (dot) => button(model.names[dot], () => actions.select(dot), { className: "link" });

  // Cluster, group and role, in one line.
  const kinds = (dot) => model.facets.map((facet) => facet.kinds[facet.of[dot]])
    .filter((kind) => kind && kind !== model.names[dot]).join(" · ");

  function path() {
    const { selected, other } = state;
    if (other < 0) return [];
    const steps = derived.path.flatMap((dot, place) => (place ? [" → ", link(dot)] : [link(dot)]));
    return [el("p", { className: "path" }, ...(steps.length
      ? [counted(derived.path.length - 1, "steps") + ": ", ...steps]
      : [`There is no path between ${model.names[selected]} and ${model.names[other]}.`]))];
  }

  // Those who share most contacts with a dot: who could step in for it.
  function alike(dot) {
    const counts = new Map(), ofShown = (dot) => [...model.linesOf(dot)].filter((line) => derived.shown[line]).map((line) => model.otherEnd(line, dot));
    for (const other of ofShown(dot).flatMap(ofShown)) if (other !== dot) counts.set(other, (counts.get(other) || 0) + 1);
    const most = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3);
    return most.length && model.dot === "member"
      ? [el("p", { className: "alike" }, "Shares most contacts with ", ...most.flatMap(([other, count], place) => [place ? ", " : "", link(other), ` (${count})`]), ".")]
      : [];
  }

  function show() {
    const dot = state.selected;
    card.hidden = dot < 0;
    if (dot < 0) return;
    const row = actions.rowOf(dot);
    const lines = [...model.linesOf(dot)].filter((line) => derived.shown[line]);
    const { weight } = derived, all = model.sizes.find(({ key }) => key === "degree")?.of[dot];
    lines.sort((a, b) => weight[b] - weight[a] || a - b);
    const count = (lines.length < all ? lines.length + " of " + counted(all, "contacts") : counted(lines.length, "contacts")) + choice.told();
    const sizes = model.sizes.map((size) => sizeText(size, size.of[dot])).join("; ");
    card.replaceChildren(
      button("×", actions.clear, { className: "close", "aria-label": "Close" }),
      el("h2", {}, el("bdi", {}, model.names[dot])), el("p", { className: "kinds" }, kinds(dot)),
      el("p", {}, sizes + ". " + (model.notes.get(dot) || "")), ...path(), ...alike(dot),
      el("p", { className: "actions" },
        button(actions.isChoosing() ? "Choose the other end …" : "Path to …", actions.choosePath, { ariaPressed: actions.isChoosing() }),
        ...(row ? [button("In the table", () => actions.showRow(row))] : [])),
      el("h3", {}, count),
      el("ul", {}, ...lines.map((line) => el("li", {}, link(model.otherEnd(line, dot)), el("span", {}, lineText(model, line, weight[line]))))));
    card.scrollTop = 0;
  }

  // What stands for a dot where there is room for one line.
  const first = model.sizes.find((size) => size.key !== "betweenness");
  const summary = (dot) => (dot >= model.memberCount ? counted(model.bubbles.sizes[dot - model.memberCount], "members") : [kinds(dot), sizeText(first, first.of[dot])].filter(Boolean).join(" · "));
  return { card, show, summary };
}
