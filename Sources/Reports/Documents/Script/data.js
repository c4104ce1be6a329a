// What the explorer knows: dots, lines, and who is joined to whom.
function readModel(raw) {
  const count = raw.names.length;
  const lineCount = raw.from.length;
  const from = Int32Array.from(raw.from), to = Int32Array.from(raw.to);
  const starts = new Int32Array(count + 1);
  for (let line = 0; line < lineCount; line++) {
    starts[from[line]]++;
    starts[to[line]]++;
  }
  let sum = 0;
  for (let dot = 0; dot <= count; dot++) {
    const own = starts[dot];
    starts[dot] = sum;
    sum += own;
  }
  const next = starts.slice(), lines = new Int32Array(2 * lineCount);
  for (let line = 0; line < lineCount; line++) {
    lines[next[from[line]]++] = line;
    lines[next[to[line]]++] = line;
  }
  // Clusters that open into members are the last dots, and the contacts between them the last lines.
  const bubbles = raw.bubbles?.[0] || { radii: [], sizes: [], home: [], lines: 0 };
  const model = {
    ...raw, count, lineCount, from, to, bubbles, memberCount: count - bubbles.sizes.length, tieCount: lineCount - bubbles.lines,
    kinds: (raw.kinds || []).map(({ name, of }) => ({ name, of: Float64Array.from(of) })),
    x: Float32Array.from(raw.x, (value) => value / 10),
    y: Float32Array.from(raw.y, (value) => value / 10),
    weight: Float64Array.from(raw.weight),
    used: Uint32Array.from(raw.used),
    notes: new Map(raw.noted.map((dot, place) => [dot, raw.notes[place]])),
    dotOfMember: new Map(raw.members.map((member, dot) => [member, dot])),
    folded: raw.names.map(folded),
  };
  model.linesOf = (dot) => lines.subarray(starts[dot], starts[dot + 1]);
  model.otherEnd = (line, dot) => (from[line] === dot ? to[line] : from[line]);
  return model;
}

// Without accents and capitals, for searching.
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// Dots whose names begin with the text, or have a word that does, or hold it; in this order.
function findDots(model, text, limit) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const found = [[], [], []];
  model.folded.forEach((name, dot) => {
    const place = name.indexOf(wanted);
    if (place < 0) return;
    found[place === 0 ? 0 : /[\p{L}\p{N}]/u.test(name[place - 1]) ? 2 : 1].push(dot);
  });
  return found.flat().slice(0, limit);
}

// The dots on a shortest path along lines that are shown; none where there is no path.
function shortestPath(model, start, end, isShown) {
  const before = new Int32Array(model.count).fill(-1);
  before[start] = start;
  const queue = [start];
  for (let head = 0; head < queue.length && before[end] < 0; head++) {
    for (const line of model.linesOf(queue[head])) {
      const other = model.otherEnd(line, queue[head]);
      if (!isShown[line] || before[other] >= 0) continue;
      before[other] = queue[head];
      queue.push(other);
    }
  }
  if (before[end] < 0) return [];
  const path = [end];
  while (path[0] !== start) path.unshift(before[path[0]]);
  return path;
}

// A day, in days since 1970, as "4 Jan 2010".
function dayText(day) {
  return new Date(day * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

function counted(number, noun) {
  return number.toLocaleString("en", { maximumFractionDigits: 1 }) + " " + (number === 1 ? noun.replace(/s$/, "") : noun);
}

// What a number that a dot can be sized by says, in words.
function sizeText(size, value) {
  if (size.key !== "betweenness") return counted(value, size.label);
  const share = value === 0 ? "None" : value < 0.001 ? "Less than 0.1%" : (value * 100).toFixed(1) + "%";
  return share + " of the shortest paths between others pass through them";
}

// What a line stands for, in words; of one kind of interaction alone, how much of it.
function lineText(model, line, weight) {
  if (model.lineNotes.length) return model.lineNotes[line];
  const all = model.weight[line], text = (weight === all ? "" : weight.toLocaleString("en") + " of ") + counted(all, model.unit);
  if (model.firstDay === undefined) return text;
  const [first, last] = [model.first[line], model.last[line]].map((day) => dayText(model.firstDay + day));
  return text + ", " + (first === last ? first : first + " to " + last);
}
