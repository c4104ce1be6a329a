// What is to be drawn, in pixels: the same for the canvas and for files.
const greys = ["#b4b8bc", "#5d6672"];
const crowded = 900;

function radiiOf(model, size) {
  const isGroups = model.dot === "group";
  const least = isGroups ? 11 : Math.min(6, Math.max(2, 90 / Math.sqrt(model.count)));
  const most = isGroups ? 34 : Math.max(8, least * 3);
  const greatest = size.of.reduce((most, value) => Math.max(most, value), 0) || 1;
  return Float32Array.from(size.of, (value, dot) =>
    model.bubbles.radii[dot - model.memberCount] ?? Math.sqrt(least ** 2 + (value / greatest) * (most ** 2 - least ** 2)));
}

// The view in which everything is seen, above what stands at the foot of it.
function fitting(model, width, height, foot) {
  if (!model.count) return { x: 0, y: 0, scale: 1 };
  const left = Math.min(...model.x), right = Math.max(...model.x), top = Math.min(...model.y), bottom = Math.max(...model.y);
  const aside = Math.min(60, width / 8), above = 56, below = foot + 16;
  const scale = Math.min(4, (width - 2 * aside) / (right - left || 1), (height - above - below) / (bottom - top || 1));
  return { x: (left + right) / 2, y: (top + bottom) / 2 - (above - below) / 2 / scale, scale };
}

function makeScene(model, choice, view, area, theme, measure) {
  const { state, derived } = choice, { width, height } = area, facet = choice.facet(), { memberCount, tieCount } = model;
  const zoom = Math.min(3, Math.sqrt(view.scale / area.fit.scale)) * Math.min(1, width / 560);
  const x = model.x.map((x) => (x - view.x) * view.scale + width / 2);
  const y = model.y.map((y) => (y - view.y) * view.scale + height / 2);
  const colourOf = (dot) => model.palette[facet ? facet.of[dot] : 0] || theme.grey;

  // What is lit: a path, or a dot with its neighbours.
  const path = derived.path, focus = path.length ? -1 : state.hovered < 0 ? state.selected : state.hovered;
  const hasFocus = focus >= 0 || path.length > 0;
  // Where somebody is seen: a member of a closed cluster in its bubble.
  const at = (dot) => (derived.seen[dot] || dot >= memberCount ? dot : memberCount + model.bubbles.home[dot]);
  const lit = new Set(focus < 0 ? path : [focus]);
  if (focus >= 0) for (const line of model.linesOf(focus)) if (derived.shown[line]) lit.add(at(model.otherEnd(line, focus)));
  const isStep = (a, b) => path.some((dot, place) => dot === a && (path[place - 1] === b || path[place + 1] === b));

  // Lines of one look together.
  const most = (weights) => weights.reduce((most, weight) => Math.max(most, weight), 0);
  const strokes = new Map(), heaviest = most(derived.weight.subarray(0, tieCount)), busiest = most(model.weight.subarray(tieCount));
  const thin = Math.max(0.35, Math.min(1, Math.sqrt(400 / model.outstanding)));
  const hidesFaint = model.lineCount > crowded && !state.all && !state.least && state.only < 0;
  let drawnLines = 0;
  for (let line = 0; line < model.lineCount; line++) {
    if (!derived.shown[line]) continue;
    const from = model.from[line], to = model.to[line], a = at(from), b = at(to), isContact = line >= tieCount;
    if (!isContact && Math.min(a, b) >= memberCount) continue;
    const isLit = focus < 0 ? isStep(from, to) : focus === from || focus === to;
    const strength = Math.round(3 * Math.sqrt(isContact ? model.weight[line] / busiest : derived.weight[line] / heaviest));
    const isFaint = isContact ? !strength : (line >= model.outstanding && state.across < 0) || Math.max(a, b) >= memberCount;
    if (isFaint && hidesFaint && !isLit) continue;
    if (Math.max(x[a], x[b]) < 0 || Math.max(y[a], y[b]) < 0 || Math.min(x[a], x[b]) > width || Math.min(y[a], y[b]) > height) continue;
    const isInside = facet && facet.of[a] >= 0 && facet.of[a] === facet.of[b];
    const [order, colour, breadth, alpha] = isLit ? [2, theme.ink, 1.4 + 0.8 * strength, 0.75]
      : hasFocus ? [0, theme.line, 0.6, 0.35]
        : isFaint ? [0, theme.quiet, 0.5, 0.22] : [1, isInside ? colourOf(a) : theme.quiet, (0.7 + 0.8 * strength) * thin, 0.5];
    const key = order + colour + breadth;
    if (!strokes.has(key)) strokes.set(key, { order, colour, breadth, alpha, points: [] });
    strokes.get(key).points.push(x[a], y[a], x[b], y[b]);
    drawnLines++;
  }

  // Members of an open cluster have the room that their region was made for, and do not cover one another.
  const dots = [], rings = [], roomiest = memberCount < model.count ? 14 * view.scale : Infinity;
  for (let dot = 0; dot < model.count; dot++) {
    const isBubble = dot >= memberCount, r = isBubble ? area.radii[dot] * view.scale : Math.min(area.radii[dot] * zoom, roomiest), isMarked = dot === state.selected || dot === state.other;
    if (x[dot] < -r || y[dot] < -r || x[dot] > width + r || y[dot] > height + r) continue;
    const isFaint = hasFocus ? !lit.has(dot) : !derived.active[dot] || !choice.isOf(dot);
    // An open cluster leaves its region behind, under those who are in it.
    if (isBubble && !derived.seen[dot]) rings.push({ x: x[dot], y: y[dot], r, colour: colourOf(dot), alpha: 0.1 });
    if (derived.seen[dot]) dots.push({ dot, x: x[dot], y: y[dot], r, colour: colourOf(dot), alpha: isFaint && !isMarked ? 0.18 : 1, isMarked });
  }
  return { strokes: [...strokes.values()].sort((a, b) => a.order - b.order), rings, dots, labels: labels(), drawnLines };

  // Names, the largest dots first, each where it covers no other name and no large dot.
  function labels() {
    const limit = Math.max(6, (width * height) / 14000), placed = [];
    const isNeeded = ({ dot, isMarked }) => isMarked || dot === focus;
    const rank = (dot) => (isNeeded(dot) ? 2e3 : lit.has(dot.dot) ? 1e3 : 0) + dot.r;
    const shown = dots.filter((dot) => dot.alpha === 1).sort((a, b) => rank(b) - rank(a) || a.dot - b.dot);
    for (const dot of shown.slice(0, limit * 4)) {
      const isBold = isNeeded(dot), name = model.names[dot.dot];
      if (placed.length >= limit && !isBold) break;
      const text = name.length > 26 ? name.slice(0, 25) + "…" : name, w = measure(text) + 4;
      for (const [dx, dy] of [...(dot.dot < memberCount ? [] : [[-w / 2, 4]]), [dot.r + 3, 4], [-dot.r - 3 - w, 4], [-w / 2, dot.r + 13], [-w / 2, -dot.r - 4]]) {
        const left = dot.x + dx, right = left + w, bottom = dot.y + dy + 3, top = bottom - 15;
        const meets = (o) => left < o.right && right > o.left && top < o.bottom && bottom > o.top;
        const away = (o) => Math.hypot(Math.max(left - o.x, 0, o.x - right), Math.max(top - o.y, 0, o.y - bottom));
        const hides = (o) => o !== dot && o.r > 5 && away(o) < (o.dot < memberCount ? 0.01 : o.r);
        if (left < 2 || right > width - 2 || top < 2 || bottom > height - 2 || placed.some(meets) || (!isBold && placed.length > 7 && shown.some(hides))) continue;
        placed.push({ left, right, top, bottom, text, x: left, y: bottom - 3, isBold });
        break;
      }
    }
    return placed;
  }
}
