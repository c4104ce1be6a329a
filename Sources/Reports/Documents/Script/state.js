// What is looked at: chosen by the reader, kept in the address, so that a view can be shared.
function makeState(model) {
  const state = {
    selected: -1, other: -1, hovered: -1, period: -1, kind: -1, only: -1, across: -1, least: 0, all: 0, view: null, open: [],
    colour: model.facets[0]?.key, size: model.sizes[0].key,
  };
  const start = { ...state };
  // Which lines and dots the choices leave, which dots are seen (members of closed clusters are not), and the path.
  const derived = {
    shown: new Uint8Array(model.lineCount), active: new Uint8Array(model.count), seen: new Uint8Array(model.count), path: [],
  };
  const { memberCount, tieCount } = model, { home } = model.bubbles;
  const facet = () => model.facets.find((facet) => facet.key === state.colour);
  const size = () => model.sizes.find((size) => size.key === state.size);
  const kind = (dot) => facet().of[dot];
  const isOf = (dot) => state.only < 0 || kind(dot) === state.only || (state.across >= 0 && kind(dot) === state.across);

  // Of two kinds, only what is between them.
  const isWanted = (a, b) => state.across < 0 ? isOf(a) || isOf(b)
    : (kind(a) === state.only && kind(b) === state.across) || (kind(b) === state.only && kind(a) === state.across);

  function derive() {
    const { shown, active, seen } = derived;
    const bit = state.period < 0 ? 0 : 1 << state.period;
    const weight = derived.weight = state.kind < 0 ? model.weight : model.kinds[state.kind].of;
    const isWhole = derived.isWhole = !bit && !state.least && state.across < 0 && state.kind < 0;
    const met = new Set();
    for (let dot = 0; dot < model.count; dot++) {
      active[dot] = isWhole && isOf(dot);
      seen[dot] = dot < memberCount && (!home.length || state.open.includes(home[dot]));
    }
    for (let line = 0; line < tieCount; line++) {
      const a = model.from[line], b = model.to[line];
      shown[line] = weight[line] > 0 && weight[line] >= state.least && (!bit || model.used[line] & bit) && isWanted(a, b) ? 1 : 0;
      if (!shown[line]) continue;
      active[a] = active[b] = 1;
      if (home.length) met.add(home[a] * 1e4 + home[b]).add(home[b] * 1e4 + home[a]);
    }
    for (let dot = 0; dot < home.length; dot++) active[memberCount + home[dot]] ||= active[dot];
    for (let dot = memberCount; dot < model.count; dot++) seen[dot] = !state.open.includes(dot - memberCount);
    for (let line = tieCount; line < model.lineCount; line++) {
      const a = model.from[line], b = model.to[line];
      shown[line] = seen[a] && seen[b] && (isWhole || met.has((a - memberCount) * 1e4 + b - memberCount));
    }
    derived.path = state.selected < 0 || state.other < 0 ? [] : shortestPath(model, state.selected, state.other, shown);
  }

  // What can be chosen in the address, and up to which number; of the rest, only what there is.
  const limits = {
    selected: model.count, other: model.count, period: model.periods.length, kind: model.kinds.length, only: Infinity, across: Infinity, least: Infinity, all: 2,
  };

  // "#~selected=12&colour=role&view=120,80,1.5"; nothing where nothing was chosen.
  function toHash() {
    const parts = [...Object.keys(limits), "colour", "size"].filter((key) => state[key] !== start[key])
      .map((key) => key + "=" + state[key]);
    if (state.open.length) parts.push("open=" + state.open);
    if (state.view) parts.push("view=" + [state.view.x, state.view.y, state.view.scale].map((n) => +n.toPrecision(5)));
    return parts.length ? "#~" + parts.join("&") : "";
  }

  // Takes what makes sense, and leaves the rest as it is at first.
  function fromHash(hash) {
    if (!hash.startsWith("#~")) return false;
    const wanted = new URLSearchParams(hash.slice(2));
    Object.assign(state, start);
    for (const key in limits) {
      const value = parseFloat(wanted.get(key));
      if (value >= 0 && value < limits[key] && (key === "least" || value % 1 === 0)) state[key] = value;
    }
    for (const [key, list] of [["colour", model.facets], ["size", model.sizes]]) {
      if (list.some((item) => item.key === wanted.get(key))) state[key] = wanted.get(key);
    }
    if (!(Math.max(state.only, state.across) < facet()?.kinds.length)) state.only = -1;
    if (state.only < 0) state.across = -1;
    state.open = (wanted.get("open") || "none").split(",").map(Number).filter((place) => place in model.bubbles.sizes);
    const [x, y, scale] = (wanted.get("view") || "").split(",").map(Number);
    if (Number.isFinite(x + y) && scale > 0) state.view = { x, y, scale };
    return true;
  }

  // What is left of ties, in words: " in 2024 Q1, with question".
  const told = () => (state.only < 0 ? "" : (state.across < 0 ? " of " : " between ")
    + [state.only, state.across].filter((kind) => kind >= 0).map((kind) => facet().kinds[kind]).join(" and ")) + (state.period < 0 ? "" : " in " + model.periods[state.period])
    + (state.kind < 0 ? "" : " with “" + model.kinds[state.kind].name + "”") + (state.least ? " of at least " + counted(state.least, model.unit) : "");

  // What is shown of what there is; nothing where it is everything.
  function counts() {
    if (derived.isWhole && state.only < 0) return "";
    const sum = (list, end) => list.subarray(0, end).reduce((sum, item) => sum + item, 0);
    return `${sum(derived.active, memberCount)} of ${counted(memberCount, model.dot + "s")} and `
      + `${sum(derived.shown, tieCount)} of ${counted(tieCount, "ties")}${told()} shown.`;
  }

  return { state, derived, derive, facet, size, isOf, toHash, fromHash, told, counts };
}
