// The search field: names are suggested while one is typed.
function makeSearch(model, actions) {
  const title = "Find a " + model.dot;
  const list = el("ul", { className: "found", id: "found", role: "listbox", hidden: true, ariaLabel: "Found" });
  const input = el("input", {
    type: "search", placeholder: title + " (/)", ariaLabel: title, role: "combobox", "aria-controls": "found",
    autocomplete: "off", spellcheck: false,
  });
  let found = [], at = -1;

  function show() {
    list.replaceChildren(...found.map((dot, place) => el("li", {
      role: "option", id: "found-" + place, ariaSelected: place === at,
      onpointerdown: (event) => { event.preventDefault(); choose(place); },
    }, el("bdi", {}, model.names[dot]), el("span", {}, actions.summary(dot)))));
    list.hidden = !found.length;
    input.ariaExpanded = found.length > 0;
    input.setAttribute("aria-activedescendant", at < 0 ? "" : "found-" + at);
  }

  function choose(place) {
    const dot = found[place];
    close();
    input.value = "";
    if (dot !== undefined) actions.select(dot);
  }

  function close() {
    found = [];
    at = -1;
    show();
  }

  input.oninput = () => {
    found = findDots(model, input.value, 8);
    at = found.length ? 0 : -1;
    show();
  };
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      at = (at + step + found.length) % found.length;
      show();
    } else if (event.key === "Enter") choose(Math.max(at, 0));
    else if (event.key === "Escape" && found.length) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  input.onblur = close;
  show();
  return { field: el("div", { className: "search" }, input, list), input };
}

// What is coloured, sized and left out.
function makeOptions(model, choice, actions) {
  const { state } = choice;
  const panel = el("div", { className: "options", id: "explorer-options", hidden: true });
  const weights = [...new Set(model.weight.subarray(0, model.tieCount))].sort((a, b) => a - b);
  const labelled = (text, ...content) => el("label", {}, el("span", {}, text), ...content);

  function menu(text, options, key, changes) {
    const select = el("select", {}, ...options.map(([value, name]) => el("option", { value, selected: value == state[key] }, name)));
    select.onchange = () => actions.change(changes(select.value));
    return labelled(text, select);
  }

  function strength() {
    const output = el("output", {});
    const range = el("input", { type: "range", min: 0, max: weights.length - 1 });
    range.value = Math.max(0, weights.findIndex((weight) => weight >= state.least));
    const show = () => (output.textContent = range.ariaValueText = counted(weights[range.value], model.unit));
    range.oninput = () => {
      show();
      actions.change({ least: range.value > 0 ? weights[range.value] : 0 }, true);
    };
    show();
    return labelled("Ties of at least", range, output);
  }

  function show() {
    const facet = choice.facet(), parts = [], controls = () => [...panel.querySelectorAll("select, input, button")];
    const focused = controls().indexOf(document.activeElement);
    if (model.facets.length > 1) {
      parts.push(menu("Colour", model.facets.map(({ key, label }) => [key, label]), "colour", (colour) => ({ colour, only: -1, across: -1 })));
    }
    if (model.sizes.length > 1) {
      parts.push(menu("Size", model.sizes.map(({ key, label }) => [key, label]), "size", (size) => ({ size })));
    }
    if (facet) {
      parts.push(menu("Show", [[-1, "all"], ...facet.kinds.entries()], "only", (only) => ({ only: +only, across: -1 })));
    }
    if (model.kinds.length) {
      parts.push(menu("Interactions", [[-1, "of all kinds"], ...model.kinds.map(({ name }, place) => [place, name])], "kind", (kind) => ({ kind: +kind })));
    }
    if (weights.length > 2 && model.unit) parts.push(strength());
    if (model.tieCount > crowded) {
      const box = el("input", { type: "checkbox", checked: state.all, onchange: () => actions.change({ all: +box.checked }) });
      parts.push(el("label", { className: "check" }, box, "Every tie, not only those that stand out"));
    }
    parts.push(
      el("p", { className: "actions" }, button("Save as PNG", () => actions.save("png")), button("Save as SVG", () => actions.save("svg"))),
      el("p", { className: "keys" }, "Keys: / find · + − 0 zoom · arrows move · n p next, previous · Enter select · Esc back. "
        + "Shift and click: path. Click once to zoom by wheel. " + model.omission));
    panel.replaceChildren(...parts);
    if (focused >= 0) controls()[focused]?.focus();
  }

  return { panel, show };
}

// What the colours stand for; a colour is a switch that shows those alone, and with another who is in contact across the two.
function makeLegend(model, choice, actions) {
  const legend = el("div", { className: "legend", role: "group" });
  function show() {
    const facet = choice.facet();
    legend.hidden = !facet || model.dot === "group";
    if (legend.hidden) return;
    legend.ariaLabel = "Colours: " + facet.label;
    const entries = facet.kinds.slice(0, model.palette.length).map((kind, place) => {
      const swatch = el("i", {}), isOn = choice.state.only === place || choice.state.across === place;
      swatch.style.background = model.palette[place];
      const { only, across } = choice.state, isSecond = only >= 0 && across < 0;
      const entry = button("", () => actions.change(isOn ? { only: -1, across: -1 } : isSecond ? { across: place } : { only: place, across: -1 }),
        { ariaPressed: isOn, title: isSecond && !isOn ? "Show who is in contact with these" : "Show these alone" });
      entry.append(swatch, kind);
      return entry;
    });
    if (facet.kinds.length > entries.length) entries.push(el("span", {}, el("i", {}), "others"));
    legend.replaceChildren(el("span", {}, facet.label + ":"), ...entries);
  }
  return { legend, show };
}

// The slider over time.
function makeTime(model, choice, actions) {
  const { state } = choice, last = model.periods.length - 1;
  const label = el("output", {}), count = el("p", { className: "count" });
  const slider = el("input", { type: "range", min: 0, max: last + 1, ariaLabel: "Period" });
  const play = button("", () => (timer ? stop() : start()));
  let timer = 0;

  function start() {
    const step = () => (state.period < last ? actions.change({ period: state.period + 1 }) : stop());
    if (state.period === last) state.period = -1;
    timer = setInterval(step, 1200);
    step();
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    show();
  }

  function show() {
    slider.value = state.period + 1;
    label.textContent = slider.ariaValueText = state.period < 0 ? "All the time" : model.periods[state.period];
    play.textContent = timer ? "❚❚" : "▶";
    play.ariaLabel = timer ? "Stop" : "Play";
    count.textContent = choice.counts();
  }

  slider.oninput = () => {
    const period = slider.value - 1;
    stop();
    actions.change({ period });
  };
  return { time: el("div", {}, el("div", { className: "time", hidden: last < 1 }, play, slider, label), count), show };
}
