// A picture whose parts can be picked, and the same parts as a table for keyboard and screen reader.
// One element lives through all mounts: Streamlit calls the function again whenever its data change.

const CONFIG = { displaylogo: false, displayModeBar: false, responsive: false, scrollZoom: false };
const LEAST = 180;
const MOST = 640;
const NARROW = 600;
const NIGHT = [[0, "#1f3d5c"], [0.35, "#2f6ea6"], [0.7, "#74b3e8"], [1, "#dceeff"]];

export default function (component) {
  const { parentElement: parent } = component;
  parent.picking ??= new Picking(parent.querySelector(".pk"));
  parent.picking.take(component);
}

class Picking {
  constructor(root) {
    this.root = root;
    this.chart = root.querySelector(".pk-chart");
    this.bar = root.querySelector(".pk-bar");
    this.table = root.querySelector("table");
    this.scroller = root.querySelector(".pk-scroll");
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("click", (event) => this.pick(event.target.closest("tr[data-key]")?.dataset.key));
    this.bar.addEventListener("click", (event) => this.zoom(event.target.dataset.does));
    new ResizeObserver(() => this.resized()).observe(this.chart);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.data && this.draw(), 300));
  }

  async take(component) {
    const before = this.data;
    this.component = component;
    this.data = component.data;
    this.bar.hidden = !this.data.zooms;
    for (const button of this.bar.children) {
      button.title = this.data.words[button.dataset.does];
      button.setAttribute("aria-label", button.title);
    }
    this.chart.setAttribute("aria-label", this.data.label);
    if (JSON.stringify(before?.groups) !== JSON.stringify(this.data.groups)) this.rows();
    this.mark();
    await library(this.data);
    await this.draw();
    this.root.dataset.drawn = "yes";
  }

  async draw() {
    const { data, layout } = this.data.figure;
    this.width = this.chart.clientWidth;
    if (!this.width) return;
    const height = Math.min(Math.max(this.width * layout.meta.aspect, LEAST), MOST);
    // A copy: Plotly writes into what it is given.
    const figure = structuredClone({ data, layout: { ...theme(this.root), ...layout, width: this.width, height } });
    this.fit(figure);
    if (isDark(this.root)) figure.data.forEach(atNight);
    this.stay(figure);
    // Beside the picture the table is as high as it, and scrolls; a low picture leaves it some rows.
    this.scroller.style.maxHeight = `${Math.max(height, 300)}px`;
    this.named = null;
    await window.Plotly.react(this.chart, figure.data, figure.layout, CONFIG);
    this.name();
    if (this.listening) return;
    this.listening = true;
    this.chart.on("plotly_relayout", () => this.name());
    this.chart.on("plotly_click", ({ points }) => this.pick(keyOf(points[0])));
    // What can be picked looks so.
    this.chart.on("plotly_hover", ({ points }) => this.pointing(keyOf(points[0]) ? "pointer" : ""));
    this.chart.on("plotly_unhover", () => this.pointing(""));
  }

  // On a narrow screen circles shrink, and the names of a square's rows do with its cells.
  fit({ data, layout }) {
    for (const { marker } of data) {
      if (this.width < NARROW && Array.isArray(marker?.size)) marker.size = marker.size.map((size) => Math.max(size * 0.55, 6));
    }
    const { cells } = layout.meta;
    // Numbers that are too long for their cells would be too small to read; the table has them.
    for (const trace of data) if (cells && this.width < NARROW && trace.text.flat().some((text) => text.length > 2)) trace.texttemplate = "";
    const size = Math.max(6, Math.min(12, (this.width * 0.42) / cells));
    if (cells) for (const axis of [layout.xaxis, layout.yaxis]) axis.tickfont = { size };
  }

  // Where the reader has zoomed to.
  stay({ layout }) {
    if (!this.data.zooms || !this.listening) return;
    for (const axis of ["xaxis", "yaxis"]) layout[axis].range = [...this.chart._fullLayout[axis].range];
  }

  // On a map: the names that find room, those of the largest places first; the nearer one looks, the more.
  name() {
    if (!this.data.zooms) return;
    const { xaxis, yaxis } = this.chart._fullLayout;
    const trace = this.data.figure.data.length - 1;
    const { x, y, text } = this.data.figure.data[trace];
    const taken = [];
    const shown = text.map((words, place) => {
      const [across, up] = [xaxis.l2p(x[place]), yaxis.l2p(y[place])];
      const isSeen = across >= 0 && across <= xaxis._length && up >= 20 && up <= yaxis._length;
      const half = words.length * 3;
      if (!isSeen || taken.some((box) => Math.abs(across - box.across) < half + box.half && Math.abs(up - box.up) < 20)) return "";
      taken.push({ across, up, half });
      return words;
    });
    if (shown.join("\n") === this.named) return;
    this.named = shown.join("\n");
    window.Plotly.restyle(this.chart, { text: [shown] }, [trace]);
  }

  pointing(cursor) {
    for (const layer of this.chart.querySelectorAll(".nsewdrag")) layer.style.cursor = cursor;
  }

  resized() {
    if (!this.listening || this.width === this.chart.clientWidth) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), 100);
  }

  zoom(does) {
    if (!does) return;
    const { xaxis, yaxis } = this.chart._fullLayout;
    if (does === "all") {
      const { xaxis: x, yaxis: y } = this.data.figure.layout;
      window.Plotly.relayout(this.chart, { "xaxis.range": [...x.range], "yaxis.range": [...y.range] });
      return;
    }
    const factor = does === "in" ? 0.5 : 2;
    const { x, y } = this.data.figure.data.at(-1);
    const within = (value, [first, last]) => value >= first && value <= last;
    const seen = x.map((_, place) => place).filter((place) => within(x[place], xaxis.range) && within(y[place], yaxis.range));
    // Nearer means nearer to what is there.
    const around = ([first, last], values) => {
      const mean = seen.reduce((sum, place) => sum + values[place], 0) / seen.length;
      const middle = does === "in" && seen.length ? mean : (first + last) / 2;
      const half = ((last - first) / 2) * factor;
      return [middle - half, middle + half];
    };
    window.Plotly.relayout(this.chart, { "xaxis.range": around(xaxis.range, x), "yaxis.range": around(yaxis.range, y) });
  }

  pick(key) {
    if (key) this.component.setTriggerValue("picked", key);
  }

  rows() {
    const { columns, groups, caption } = this.data;
    this.table.caption.textContent = caption;
    this.table.tHead.rows[0].replaceChildren(...columns.map((label, place) => headed(label, "col", place === 1)));
    for (const body of [...this.table.tBodies]) body.remove();
    for (const { title, rows } of groups) {
      const body = document.createElement("tbody");
      if (title) {
        const row = document.createElement("tr");
        const head = headed(title, "rowgroup");
        head.colSpan = columns.length;
        row.append(head);
        body.append(row);
      }
      body.append(...rows.map((row) => this.row(row, columns.length)));
      this.table.append(body);
    }
  }

  row({ key, cells, bars }, width) {
    const row = document.createElement("tr");
    row.dataset.key = key;
    const head = document.createElement("th");
    head.scope = "row";
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.append(isolated(cells[0]));
    head.append(button);
    row.append(head);
    cells.slice(1).forEach((text, place) => {
      const cell = document.createElement("td");
      if (!place) cell.className = "pk-number";
      cell.append(isolated(text));
      row.append(cell);
    });
    if (bars?.length) {
      const cell = document.createElement("td");
      cell.append(drawnBars(bars));
      row.append(cell);
    } else if (cells.length < width) row.append(document.createElement("td"));
    return row;
  }

  mark() {
    const buttons = [...this.table.querySelectorAll("tbody button")];
    let first;
    for (const button of buttons) {
      const row = button.closest("tr");
      const chosen = this.data.chosen.includes(row.dataset.key);
      row.dataset.chosen = chosen ? "yes" : "no";
      button.setAttribute("aria-pressed", chosen);
      if (chosen) first ??= button;
    }
    // One stop for the Tab key; the arrows go on from there.
    if (!buttons.some((button) => button === document.activeElement)) this.reach(first ?? buttons[0], buttons, false);
  }

  reach(button, buttons, focus = true) {
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
    if (focus) button?.focus();
  }

  key(event) {
    const buttons = [...this.table.querySelectorAll("tbody button")];
    const place = buttons.indexOf(event.target);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1, PageDown: place + 10, PageUp: place - 10 }[event.key];
    if (place < 0 || to === undefined) return;
    event.preventDefault();
    this.reach(buttons[Math.min(Math.max(to, 0), buttons.length - 1)], buttons);
  }
}

// On a dark page more is lighter, and nothing is as dark as the page.
function atNight(trace) {
  if (trace.type === "heatmap") trace.colorscale = NIGHT;
  const { marker } = trace;
  if (marker) marker.color = Array.isArray(marker.color) ? marker.color.map(lit) : lit(marker.color);
}

// A heatmap has its keys in a square, other traces one a point.
function keyOf(point) {
  return point.data.meta?.keys ? point.data.meta.keys[point.pointNumber[0]][point.pointNumber[1]] : point.customdata;
}

function headed(text, scope, isNumber = false) {
  const head = document.createElement("th");
  head.scope = scope;
  head.append(isolated(text));
  if (isNumber) head.className = "pk-number";
  return head;
}

function isolated(text) {
  const words = document.createElement("bdi");
  words.textContent = text;
  return words;
}

// The counts are for the eye; the pair's own table has them as numbers.
function drawnBars(bars) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const most = Math.max(1, ...bars);
  picture.setAttribute("viewBox", `0 0 ${bars.length} 20`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  const shapes = bars.map((count, place) => {
    const height = count ? Math.max(2, (18 * count) / most) : 0;
    return height ? `M${place} 20v${-height}h.85v${height}z` : "";
  });
  path.setAttribute("d", `${shapes.join("")}M0 19.7h${bars.length}v.3h${-bars.length}z`);
  picture.append(path);
  return picture;
}

// Plotly is fetched once a page, from this same server.
function library({ base, plotly }) {
  window.plotlyLoading ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve();
    const script = document.createElement("script");
    script.src = `${base}/${plotly}`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return window.plotlyLoading;
}

function theme(element) {
  const colour = (name, otherwise) => getComputedStyle(element).getPropertyValue(name).trim() || otherwise;
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: colour("--st-font", "sans-serif"), color: colour("--st-text-color", "#333"), size: 12 },
  };
}
