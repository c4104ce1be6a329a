// What is looked at: chosen by the reader, kept in the address, so that a view can be shared.
function makeState(model) {
  const state = {
    selected: -1, other: -1, hovered: -1, period: -1, only: -1, across: -1, least: 0, all: 0, view: null,
    colour: model.facets[0]?.key, size: model.sizes[0].key,
  };
  const start = { ...state };
  const derived = { shown: new Uint8Array(model.lineCount), active: new Uint8Array(model.count), path: [] };
  const facet = () => model.facets.find((facet) => facet.key === state.colour);
  const size = () => model.sizes.find((size) => size.key === state.size);
  const kind = (dot) => facet().of[dot];
  const isOf = (dot) => state.only < 0 || kind(dot) === state.only || (state.across >= 0 && kind(dot) === state.across);

  // Of two kinds, only what is between them.
  const isWanted = (a, b) => state.across < 0 ? isOf(a) || isOf(b)
    : (kind(a) === state.only && kind(b) === state.across) || (kind(b) === state.only && kind(a) === state.across);

  // Which lines and dots the choices leave.
  function derive() {
    const { shown, active } = derived;
    const bit = state.period < 0 ? 0 : 1 << state.period;
    const isWhole = !bit && !state.least && state.across < 0;
    for (let dot = 0; dot < model.count; dot++) active[dot] = isWhole && isOf(dot);
    for (let line = 0; line < model.lineCount; line++) {
      const a = model.from[line], b = model.to[line];
      shown[line] = model.weight[line] >= state.least && (!bit || model.used[line] & bit) && isWanted(a, b) ? 1 : 0;
      if (shown[line]) active[a] = active[b] = 1;
    }
    derived.path = state.selected < 0 || state.other < 0 ? [] : shortestPath(model, state.selected, state.other, shown);
  }

  // What can be chosen in the address, and up to which number; of the rest, only what there is.
  const limits = {
    selected: model.count, other: model.count, period: model.periods.length, only: Infinity, across: Infinity, least: Infinity, all: 2,
  };

  // "#~selected=12&colour=role&view=120,80,1.5"; nothing where nothing was chosen.
  function toHash() {
    const parts = [...Object.keys(limits), "colour", "size"].filter((key) => state[key] !== start[key])
      .map((key) => key + "=" + state[key]);
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
    const [x, y, scale] = (wanted.get("view") || "").split(",").map(Number);
    if (Number.isFinite(x + y) && scale > 0) state.view = { x, y, scale };
    return true;
  }

  return { state, derived, derive, facet, size, isOf, toHash, fromHash };
}
