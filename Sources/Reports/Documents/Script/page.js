// Lets readers sort the tables, and opens what is folded where it has to be open. Everything is there without it.
for (const table of document.querySelectorAll("main table")) {
  const body = table.tBodies[0];
  if (body.rows.length < 3) continue;
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const title = head.textContent;
    const isNumeric = table.classList.contains("n" + (column + 1));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.setAttribute("aria-label", "Sort by " + title);
    button.addEventListener("click", () => {
      const ascending = head.getAttribute("aria-sort") === (isNumeric ? "descending" : null);
      const ascends = isNumeric ? ascending : head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", ascends ? "ascending" : "descending");
      sort(body, column, isNumeric, ascends);
    });
    head.append(button);
  });
}

// Undefined numbers ("–") stay at the end, whichever way.
function sort(body, column, isNumeric, ascends) {
  const key = (row) => row.cells[column].textContent;
  const number = (row) => parseFloat(key(row).replace(/[^\d.−-]/g, "").replace("−", "-"));
  const sign = ascends ? 1 : -1;
  const rows = [...body.rows].sort((a, b) => {
    if (!isNumeric) return sign * key(a).localeCompare(key(b), undefined, { numeric: true });
    const x = number(a), y = number(b);
    if (isNaN(x) || isNaN(y)) return isNaN(x) - isNaN(y);
    return sign * (x - y);
  });
  body.append(...rows);
}

// Where there is room the contents stand beside the text, open.
const contents = document.querySelector(".contents details");
const hasRoom = matchMedia("(min-width: 68rem)");
const unfold = () => { if (contents) contents.open = hasRoom.matches; };
hasRoom.addEventListener("change", unfold);
unfold();
contents?.addEventListener("click", (event) => { if (event.target.closest("a") && !hasRoom.matches) contents.open = false; });

// A link to something that is folded away opens it.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && (target.closest("details") || target.querySelector(":scope > details"));
  if (!fold || fold.open) return;
  fold.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", openTarget);
document.addEventListener("click", (event) => { if (event.target.closest('a[href^="#"]')) setTimeout(openTarget); });
openTarget();

// What matters is printed open, and closed again.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details[data-prints]:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });
