"use strict";
// Tables of the page: sorted by a click on a heading, filtered by year, group and words, fifty rows at a time.
// The data stand in the page as JSON, column by column; words that repeat stand once in a list.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const ROWS = 50;
  const collator = new Intl.Collator("th", { numeric: true });
  const year = document.getElementById("year");
  const group = document.getElementById("group");

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function reader(column) {
    if (!column.words) return (row) => column.values[row];
    return (row) => (column.values[row] === null ? null : column.words[column.values[row]]);
  }

  function shown(column, value) {
    if (value === null) return "–";
    if (typeof value === "boolean") return value ? "ใช่" : "";
    if (typeof value !== "number" || column.plain) return String(value);
    return value.toLocaleString("en-US", { minimumFractionDigits: column.digits, maximumFractionDigits: column.digits });
  }

  function build(section) {
    const table = data.tables[section.dataset.table];
    const columns = table.columns.filter((column) => !column.hidden);
    const readers = new Map(table.columns.map((column) => [column.name, reader(column)]));
    const state = { sort: null, down: false, words: "", from: 0 };
    const search = element("input", { type: "search", placeholder: "ค้นหา · search" });
    const head = element("tr", {});
    const body = element("tbody", {});
    const count = element("span", {});
    const back = element("button", { type: "button" }, "‹");
    const on = element("button", { type: "button" }, "›");

    for (const column of columns) {
      // no button element: browsers do not repeat headings with form controls on every printed page
      const sorts = element("span", { role: "button", tabindex: "0", class: "sort" }, column.thai,
        element("span", { class: "en" }, column.english));
      const cell = element("th", { class: column.number ? "n" : "", scope: "col" }, sorts);
      sorts.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          sorts.click();
        }
      });
      sorts.addEventListener("click", () => {
        state.down = state.sort === column ? !state.down : Boolean(column.number);
        state.sort = column;
        state.from = 0;
        for (const other of head.children) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", state.down ? "descending" : "ascending");
        draw();
      });
      head.append(cell);
    }

    function chosen() {
      const inYear = readers.get("year_be");
      const kind = readers.get("group_kind");
      const name = readers.get("group");
      const rows = [];
      for (let row = 0; row < table.rows; row += 1) {
        if (year.value && inYear && String(inYear(row)) !== year.value) continue;
        if (group.value && kind && `${kind(row)}|${kind(row) === "all" ? "" : name(row)}` !== group.value) continue;
        if (state.words && !columns.some((column) => {
          const value = readers.get(column.name)(row);
          return value !== null && String(value).toLowerCase().includes(state.words);
        })) continue;
        rows.push(row);
      }
      if (state.sort) {
        const value = readers.get(state.sort.name);
        const way = state.down ? -1 : 1;
        rows.sort((a, b) => {
          const left = value(a), right = value(b);
          if (left === null || right === null) return (left === null) - (right === null);
          return way * (state.sort.number ? left - right : collator.compare(left, right));
        });
      }
      return rows;
    }

    function cell(column, row) {
      const value = readers.get(column.name)(row);
      const text = shown(column, value);
      const made = element("td", { class: column.number ? "n" : text.length > 40 ? "w" : text.length < 30 ? "s" : "" });
      const link = value === null ? null : address(column, row);
      if (link) made.append(element("a", { href: link }, text));
      else made.textContent = text;
      return made;
    }

    // Where the document lies that a cell tells of; a member of an archive cannot be opened so.
    function address(column, row) {
      if (!data.base || column.of === undefined) return null;
      const path = readers.get(`${column.of}path`)(row);
      const page = readers.has(`${column.of}page`) ? readers.get(`${column.of}page`)(row) : null;
      if (path === null || path.includes("!/")) return null;
      return data.base + path.split("/").map(encodeURIComponent).join("/") + (page === null ? "" : `#page=${page}`);
    }

    function draw() {
      const rows = chosen();
      state.from = Math.min(state.from, Math.max(0, rows.length - 1));
      state.from -= state.from % ROWS;
      body.replaceChildren(...rows.slice(state.from, state.from + ROWS).map(
        (row) => element("tr", {}, ...columns.map((column) => cell(column, row)))));
      const last = Math.min(rows.length, state.from + ROWS);
      count.textContent = rows.length ? `${state.from + 1}–${last} จาก ${rows.length.toLocaleString("en-US")}` : "ไม่มีข้อมูล · nothing";
      back.disabled = state.from === 0;
      on.disabled = last >= rows.length;
    }

    search.addEventListener("input", () => { state.words = search.value.trim().toLowerCase(); state.from = 0; draw(); });
    back.addEventListener("click", () => { state.from -= ROWS; draw(); });
    on.addEventListener("click", () => { state.from += ROWS; draw(); });
    section.append(
      element("div", { class: "controls" }, search),
      element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), body)),
      element("div", { class: "pager" }, back, count, on));
    draw();
    return () => { state.from = 0; draw(); };
  }

  const redraw = [...document.querySelectorAll("section[data-table]")].map(build);
  for (const control of [year, group]) control.addEventListener("change", () => redraw.forEach((draw) => draw()));
})();
