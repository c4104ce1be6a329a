// Lets readers sort the tables. Everything is there without it.
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
