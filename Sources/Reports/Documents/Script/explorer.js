// Puts the explorer in the place of the still picture.
function makeExplorer(figure, model) {
  const choice = makeState(model);
  const { state, derived } = choice;
  const canvas = el("canvas", { tabIndex: 0, role: "img" }), pen = canvas.getContext("2d");
  const live = el("p", { className: "unseen", role: "status" });
  const tip = el("div", { className: "tip", hidden: true });
  const stage = el("div", { className: "stage" });
  const still = el("canvas");
  const area = { width: 0, height: 0, fit: { x: 0, y: 0, scale: 1 } };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let theme, scene, isChoosing = false, order, frame = 0, frames = 0, settling, memory, stillView;

  const actions = {
    select, clear, change, save, say, isChoosing: () => isChoosing, summary: (dot) => card.summary(dot),
    choosePath() {
      isChoosing = !isChoosing;
      card.show();
      if (isChoosing) search.input.focus();
    },
    rowOf: (dot) => document.querySelector(`#members tr[data-dot="${model.members[dot]}"]`),
    showRow(row) {
      row.closest("details").open = true;
      row.scrollIntoView({ block: "center" });
      row.querySelector("a").focus();
    },
  };
  const card = makeCard(model, choice, actions), search = makeSearch(model, actions), options = makeOptions(model, choice, actions);
  const legend = makeLegend(model, choice, actions), time = makeTime(model, choice, actions);
  const tool = (text, name, onclick) => button(text, onclick, { ariaLabel: name, title: name });
  const more = tool("⚙", "Options", () => {
    options.panel.hidden = !options.panel.hidden;
    more.ariaExpanded = !options.panel.hidden;
    options.show();
  });
  more.ariaExpanded = false;
  const whole = button("All clusters", () => open([], null), { className: "whole", hidden: true });
  stage.append(canvas, el("div", { className: "tools" }, search.field, tool("+", "Zoom in", () => zoom(1.4)),
    tool("−", "Zoom out", () => zoom(1 / 1.4)), tool("⤢", "Show everything", fit), whole, more),
    options.panel, legend.legend, tip);
  figure.prepend(stage, time.time, card.card, live);
  figure.classList.add("live");

  function say(text) { live.textContent = text; }

  // What is chosen.

  function change(changes, keepsPanel) {
    Object.assign(state, changes);
    if (changes.size) sized();
    update(keepsPanel);
    say(choice.counts() || "Everything is shown.");
  }

  function update(keepsPanel) {
    choice.derive();
    const hidden = derived.path.filter((dot) => !derived.seen[dot]);
    if (hidden.length) return open(hidden.map((dot) => model.bubbles.home[dot]), null);
    whole.hidden = !state.open.length;
    card.show();
    legend.show();
    // The card makes room for itself, and everybody stays in place.
    if (card.card.hidden) fitted();
    time.show();
    if (!keepsPanel) options.show();
    for (const row of document.querySelectorAll("tr[data-dot]")) {
      row.classList.toggle("selected", row.dataset.dot == model.members[state.selected]);
    }
    canvas.ariaLabel = figure.dataset.alt + " " + (model.names[state.selected] ?? "Nothing") + " is selected.";
    draw();
  }

  function sized() {
    area.radii = radiiOf(model, choice.size());
    order = [...model.names.keys()].sort((a, b) => area.radii[b] - area.radii[a] || a - b);
  }

  // Opens clusters, and looks at one of them; with none, closes all.
  function open(places, view) {
    state.open = places.length ? [...new Set([...state.open, ...places])] : [];
    state.view = view;
    update();
    say(places.length ? counted(state.open.length, "clusters") + " open." : "All clusters are closed.");
  }

  function openOne(place) {
    const dot = model.memberCount + place, room = Math.min(area.width, area.height - 100);
    open([place], { x: model.x[dot], y: model.y[dot], scale: Math.max(view().scale, room / (2 * model.bubbles.radii[place])) });
  }

  function select(dot) {
    hover(-1);
    if (dot >= model.memberCount) return openOne(dot - model.memberCount);
    if (!derived.seen[dot]) openOne(model.bubbles.home[dot]);
    if (isChoosing && state.selected >= 0 && dot !== state.selected) state.other = dot;
    else [state.selected, state.other] = [dot, -1];
    isChoosing = false;
    reveal(dot);
    update();
    say(tell(dot) + (derived.path.length ? " " + counted(derived.path.length - 1, "steps") + " apart." : ""));
  }

  function tell(dot) { return model.names[dot] + ". " + card.summary(dot) + "."; }

  function clear() {
    isChoosing = false;
    state.selected = state.other = -1;
    const isInside = card.card.contains(document.activeElement);
    hover(-1);
    update();
    if (isInside) canvas.focus();
    say("Nothing is selected.");
  }

  function remember() {
    const hash = choice.toHash();
    if (hash ? hash !== location.hash : location.hash.startsWith("#~")) history.replaceState(null, "", hash || " ");
  }

  // What is seen.

  const view = () => state.view || area.fit;

  function fit() {
    state.view = null;
    draw();
  }

  // Around a point of the picture, or its middle.
  function zoom(factor, x = area.width / 2, y = area.height / 2) {
    const now = view(), [dx, dy] = [x - area.width / 2, y - area.height / 2];
    const scale = Math.min(Math.max(now.scale * factor, area.fit.scale / 3), area.fit.scale * 40);
    look(now.x + dx / now.scale - dx / scale, now.y + dy / now.scale - dy / scale, scale);
  }

  function pan(dx, dy) {
    const { x, y, scale } = view();
    look(x - dx / scale, y - dy / scale, scale);
  }

  // Many lines are drawn once and then moved as a picture, until the view is at rest.
  function look(x, y, scale) {
    state.view = { x, y, scale };
    if (scene.drawnLines < 4000) return draw();
    clearTimeout(settling);
    settling = setTimeout(draw, 140);
    frame ||= requestAnimationFrame(shift);
  }

  // A dot that is outside of what is seen, or under the card, comes into the middle.
  function reveal(dot) {
    const [x, y] = place(dot);
    if (x > 40 && y > 60 && x < area.width - 40 - (area.width > 640) * 280 && y < area.height - 40) return;
    state.view = { x: model.x[dot], y: model.y[dot], scale: Math.max(view().scale, area.fit.scale) };
  }

  function place(dot) {
    const { x, y, scale } = view();
    return [(model.x[dot] - x) * scale + area.width / 2, (model.y[dot] - y) * scale + area.height / 2];
  }

  function wipe() {
    const ratio = canvas.width / area.width;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = theme.paper;
    pen.fillRect(0, 0, area.width, area.height);
    frame = 0;
    frames++;
  }

  function shift() {
    wipe();
    const { width, height } = area, { x, y, scale } = view(), factor = scale / stillView.scale;
    pen.drawImage(still, width / 2 + (stillView.x - x) * scale - width * factor / 2,
      height / 2 + (stillView.y - y) * scale - height * factor / 2, width * factor, height * factor);
  }

  function draw() { frame ||= requestAnimationFrame(paint); }

  function measure(text) {
    pen.font = labelFont;
    return pen.measureText(text).width;
  }

  function paint() {
    clearTimeout(settling);
    clearTimeout(memory);
    memory = setTimeout(remember, 200);
    wipe();
    scene = makeScene(model, choice, view(), area, theme, measure);
    paintScene(pen, scene, theme);
    if (scene.drawnLines < 4000) return;
    still.width = canvas.width;
    still.height = canvas.height;
    still.getContext("2d").drawImage(canvas, 0, 0);
    stillView = view();
  }

  function resize() {
    const width = canvas.clientWidth, height = canvas.clientHeight;
    if (!width) return;
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    Object.assign(area, { width, height });
    fitted();
    paint();
  }

  function fitted() { area.fit = fitting(model, area.width, area.height, legend.legend.offsetHeight); }

  function dress() {
    const style = getComputedStyle(figure);
    theme = { grey: greys[+dark.matches] };
    for (const name of ["paper", "ink", "quiet", "line"]) theme[name] = style.getPropertyValue("--" + name).trim();
  }

  async function save(format) {
    const svg = new SVGPen(), download = "network-view." + format;
    paintScene(svg, scene, theme);
    const blob = format === "svg"
      ? new Blob([svg.file(area.width, area.height, theme.paper)], { type: "image/svg+xml" })
      : await new Promise((done) => canvas.toBlob(done));
    const href = URL.createObjectURL(blob);
    el("a", { href, download }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
    say("Saved as " + download + ".");
    return blob;
  }

  // Pointer and keys.

  function dotAt(x, y) {
    let best = -1, least = 7;
    for (const dot of scene.dots) {
      const distance = Math.hypot(dot.x - x, dot.y - y) - dot.r;
      if (distance < least) [best, least] = [dot.dot, distance];
    }
    return best;
  }

  function hover(dot) {
    if (dot === state.hovered) return;
    state.hovered = dot;
    tip.hidden = dot < 0;
    canvas.style.cursor = dot < 0 ? "" : "pointer";
    if (dot >= 0) {
      tip.replaceChildren(el("strong", {}, el("bdi", {}, model.names[dot])), el("br"), card.summary(dot));
      const [x, y] = place(dot);
      tip.style.left = Math.max(4, Math.min(x + 12, area.width - 240)) + "px";
      tip.style.top = (y > area.height / 2 ? y - 70 : y + 16) + "px";
    }
    draw();
  }

  const pointers = new Map();
  let press = null;
  canvas.onpointerdown = (event) => {
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    press = pointers.size === 1 ? { x: event.offsetX, y: event.offsetY } : null;
  };
  canvas.onpointermove = ({ offsetX: x, offsetY: y, pointerId }) => {
    const before = pointers.get(pointerId);
    if (!before) return hover(dotAt(x, y));
    const other = [...pointers].find(([id]) => id !== pointerId)?.[1];
    pointers.set(pointerId, [x, y]);
    if (other) {
      const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
      zoom(apart([x, y]) / apart(before), (x + other[0]) / 2, (y + other[1]) / 2);
    } else if (!press || press.hasMoved || Math.hypot(x - press.x, y - press.y) > 4) {
      if (press) press.hasMoved = true;
      hover(-1);
      pan(x - before[0], y - before[1]);
    }
  };
  canvas.onpointerup = (event) => {
    pointers.delete(event.pointerId);
    if (press && !press.hasMoved) {
      const dot = dotAt(event.offsetX, event.offsetY);
      isChoosing ||= event.shiftKey;
      if (dot < 0) clear();
      else select(dot);
    }
    press = null;
  };
  canvas.onpointercancel = (event) => pointers.delete(event.pointerId);
  canvas.onpointerleave = () => hover(-1);
  canvas.addEventListener("wheel", (event) => {
    if (document.activeElement !== canvas && !event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY)) / 400), event.offsetX, event.offsetY);
  }, { passive: false });

  // From dot to dot, the largest first.
  function go(step) {
    const now = state.hovered < 0 ? state.selected : state.hovered;
    const shown = order.filter((dot) => derived.active[dot] && derived.seen[dot]);
    const dot = shown.at((shown.indexOf(now) + step) % shown.length);
    if (dot === undefined) return;
    reveal(dot);
    hover(dot);
    say(tell(dot));
  }

  const keys = {
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    "+": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: fit, n: () => go(1), p: () => go(-1),
    Enter: () => { if (state.hovered >= 0) select(state.hovered); },
  };
  canvas.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      figure.scrollIntoView({ block: "nearest" });
      search.input.focus();
    } else if (event.key === "Escape") {
      if (!options.panel.hidden) more.click();
      else if (isChoosing) actions.choosePath();
      else if (state.selected >= 0 || state.hovered >= 0) clear();
      else if (state.open.length) whole.click();
    }
  });

  // Names in the text, and rows of tables, lead to their dots.
  document.addEventListener("click", (event) => {
    const name = event.target.closest("a.who"), row = event.target.closest("tr[data-dot]");
    const dot = model.dotOfMember.get(+(name || row)?.dataset.dot);
    if (dot === undefined || (!name && event.target.closest("a, button"))) return;
    isChoosing = false;
    select(dot);
    if (!name) return;
    event.preventDefault();
    figure.scrollIntoView({ block: "nearest" });
    canvas.focus({ preventScroll: true });
  });

  // A cell of the table of groups shows who is in contact across the two.
  const groups = model.facets.find((facet) => facet.key === "group" && model.dot === "member");
  for (const cell of groups ? document.querySelectorAll("td[class^=h], td.own") : []) {
    const [only, across] = [cell.parentNode.cells[0], cell.closest("table").tHead.rows[0].cells[cell.cellIndex]].map(
      ({ textContent: text }) => groups.kinds.findIndex((kind) => kind === text || (text.endsWith("…") && kind.startsWith(text.slice(0, -1)))));
    if (only < 0 || across < 0) continue;
    cell.replaceChildren(button(cell.textContent, () => {
      state.selected = state.other = -1;
      change({ colour: "group", only, across, open: [...model.bubbles.sizes.keys()] });
      figure.scrollIntoView({ block: "nearest" });
    }, { className: "cell", title: "Show who is in contact" }));
  }

  addEventListener("hashchange", () => {
    if (!choice.fromHash(location.hash)) return;
    sized();
    update();
  });
  dark.addEventListener("change", () => {
    dress();
    draw();
  });
  figure.explorer = {
    model, state, derived, area, place, save,
    get scene() { return scene; },
    get frames() { return frames; },
  };
  dress();
  choice.fromHash(location.hash);
  sized();
  choice.derive();
  legend.show();
  resize();
  update();
  new ResizeObserver(resize).observe(canvas);
}

const source = document.getElementById("explorer-data");
if (source) makeExplorer(document.getElementById("network"), readModel(JSON.parse(source.textContent)));
