// The same events as rows: the chart's equal for keyboard and screen reader. Rows come from the server a page at a time.

const PAGE = 100;
const MOST = 500; // the server gives no more at once

export default function (component) {
  const { parentElement: parent } = component;
  parent.table ??= new Table(parent.querySelector(".et"));
  parent.table.take(component);
  return () => parent.table?.leave();
}

class Table {
  constructor(root) {
    this.root = root;
    this.body = root.querySelector("tbody");
    this.head = root.querySelector("thead tr");
    this.caption = root.querySelector(".et-caption");
    this.scroller = root.querySelector(".et-scroll");
    this.sort = { by: "date", backwards: false };
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => this.open(event.target.closest("tr")));
    this.scroller.addEventListener("scroll", () => this.reached());
    this.follow = (event) => this.narrow(event.detail);
    this.renewed = 0;
    this.onRevision = (event) => this.renew(event.detail);
  }

  take(component) {
    const before = this.data;
    this.component = component;
    this.data = component.data;
    if (!before) this.window = this.data.window;
    document.removeEventListener("timeline:window", this.follow);
    document.addEventListener("timeline:window", this.follow);
    document.removeEventListener("timeline:revision", this.onRevision);
    document.addEventListener("timeline:revision", this.onRevision);
    if (!before || before.view !== this.data.view) this.header();
    if (!before || before.view !== this.data.view) this.begin();
    else if (before.revision !== this.data.revision && this.data.revision > this.renewed) this.renew(this.data.revision);
    else this.mark();
    if (this.opening && this.opening === this.data.selected) reveal();
    this.opening = "";
  }

  // The rows that are there, as they are now; the reader stays where they are among them.
  async renew(revision) {
    this.renewed = Math.max(this.renewed, revision);
    const top = this.scroller.scrollTop;
    const row = this.body.contains(document.activeElement) ? document.activeElement.closest("tr") : null;
    const place = row ? [...this.body.children].indexOf(row) : -1;
    await this.begin(Math.min(Math.max(this.loaded || 0, PAGE), MOST));
    this.scroller.scrollTop = top;
    if (!row || this.body.contains(document.activeElement)) return;
    const rows = [...this.body.children];
    const same = rows.find((one) => one.dataset.id === row.dataset.id) ?? rows[Math.min(place, rows.length - 1)];
    this.reach(same);
  }

  leave() {
    document.removeEventListener("timeline:revision", this.onRevision);
    document.removeEventListener("timeline:window", this.follow);
  }

  narrow(window) {
    this.window = window;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), 250);
  }

  header() {
    const cells = this.data.columns.map(({ name, label }) => {
      const cell = document.createElement("th");
      cell.scope = "col";
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = () => this.sortBy(name);
      cell.append(button);
      cell.dataset.name = name;
      return cell;
    });
    this.head.replaceChildren(...cells);
    this.arrows();
  }

  arrows() {
    for (const cell of this.head.children) {
      const sorted = cell.dataset.name === this.sort.by;
      cell.setAttribute("aria-sort", sorted ? (this.sort.backwards ? "descending" : "ascending") : "none");
    }
  }

  sortBy(name) {
    this.sort = { by: name, backwards: this.sort.by === name && !this.sort.backwards };
    this.arrows();
    this.begin();
  }

  async begin(limit = PAGE) {
    this.number = (this.number ?? 0) + 1;
    this.total = Infinity;
    this.loaded = 0;
    await this.more(true, limit);
  }

  async more(anew = false, limit = PAGE) {
    if (this.busy === this.number || this.loaded >= this.total) return;
    const number = (this.busy = this.number);
    const query = { view: this.data.view, sort: this.sort.by, offset: this.loaded, limit };
    if (this.sort.backwards) query.backwards = "1";
    if (this.window) [query.first, query.last] = this.window;
    this.root.setAttribute("aria-busy", "true");
    const answer = await this.fetch(query);
    if (number !== this.number) return;
    this.busy = null;
    this.root.removeAttribute("aria-busy");
    if (!answer) return;
    this.total = answer.total;
    const rows = answer.rows.map((row, place) => this.row(row, this.loaded + place));
    this.loaded += rows.length;
    if (anew) {
      this.body.replaceChildren(...rows);
      this.scroller.scrollTop = 0;
    } else this.body.append(...rows);
    this.caption.textContent = answer.caption;
    const table = this.root.querySelector("table");
    table.setAttribute("aria-label", answer.caption);
    table.setAttribute("aria-rowcount", this.total + 1);
    if (anew && rows.length) rows[0].tabIndex = 0;
    this.mark();
    this.reached();
  }

  async fetch(query) {
    try {
      const response = await fetch(`${this.data.base}/view/rows?${new URLSearchParams(query)}`);
      return await response.json();
    } catch {
      this.caption.textContent = this.data.unreachable;
      return null;
    }
  }

  row({ id, cells }, place) {
    const row = document.createElement("tr");
    row.dataset.id = id;
    row.tabIndex = -1;
    row.setAttribute("aria-rowindex", place + 2);
    for (const [text, rtl] of cells) {
      const cell = document.createElement("td");
      const words = document.createElement("bdi");
      words.dir = rtl ? "rtl" : "ltr";
      words.textContent = text;
      cell.append(words);
      row.append(cell);
    }
    return row;
  }

  mark() {
    for (const row of this.body.children) {
      const chosen = row.dataset.id === this.data.selected;
      row.setAttribute("aria-selected", chosen);
      if (chosen && !this.body.contains(document.activeElement)) this.reach(row, false);
    }
  }

  reach(row, focus = true) {
    if (!row) return;
    for (const other of this.body.querySelectorAll("tr[tabindex='0']")) other.tabIndex = -1;
    row.tabIndex = 0;
    if (focus) row.focus();
    const { offsetTop: top, offsetHeight: height } = row;
    const head = this.head.offsetHeight;
    if (top - head < this.scroller.scrollTop) this.scroller.scrollTop = top - head;
    else if (top + height > this.scroller.scrollTop + this.scroller.clientHeight)
      this.scroller.scrollTop = top + height - this.scroller.clientHeight;
  }

  reached() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    if (scrollTop + clientHeight > scrollHeight - 600) this.more();
  }

  async key(event) {
    const row = event.target.closest("tr");
    const rows = this.body.children;
    const place = [...rows].indexOf(row);
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / row.offsetHeight) - 2);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") this.open(row);
    else if (event.key === "Escape") this.open(null);
    else if (to === undefined) return;
    else {
      if (to >= rows.length) await this.more();
      this.reach(rows[Math.min(Math.max(to, 0), rows.length - 1)]);
    }
    event.preventDefault();
  }

  open(row) {
    this.opening = row?.dataset.id;
    this.component.setTriggerValue("opened", row ? row.dataset.id : "");
    if (row) this.reach(row);
  }
}
