// The zooming timeline: asks the server for the picture of each window the reader moves to, and draws it with Plotly.
// One div lives through all mounts: Streamlit calls the function again whenever its data change.

const DAY = 86_400_000;
const WAIT = 60; // milliseconds: between the last of several movements and the question, and for a quick answer
const CONFIG = { displaylogo: false, responsive: false, scrollZoom: false, doubleClick: false, displayModeBar: false };

export default function (component) {
  const { parentElement: parent } = component;
  parent.timeline ??= new Timeline(parent);
  parent.timeline.take(component);
  return () => parent.timeline?.leave(parent);
}

class Timeline {
  constructor(parent) {
    this.root = parent.querySelector(".tl");
    this.chart = parent.querySelector(".tl-chart");
    this.map = new Minimap(parent.querySelector(".tl-map"), (first, last) => this.show(first, last));
    this.note = parent.querySelector(".tl-note");
    this.titles = parent.querySelector(".tl-lanes");
    this.legend = parent.querySelector(".tl-legend");
    this.tray = parent.querySelector(".tl-tray");
    this.empty = parent.querySelector(".tl-empty");
    this.tour = new Tour(parent.querySelector("[data-does=tour]"));
    this.window = null; // days since 1970, first and last, as fractions while the reader moves
    this.told = []; // windows that the page was told of, and has not yet answered to
    this.buttons(parent);
    this.keys();
    this.wheel();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.recoloured(), 300));
    this.printing();
    this.renewed = 0; // the newest writing that is drawn because somebody else made it
    this.onRevision = (event) => this.renew(event.detail);
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.chart);
  }

  take(component) {
    const before = this.data;
    this.component = component;
    this.data = component.data;
    this.legend.dir = this.tray.dir = this.empty.dir = this.data.direction;
    for (const button of this.root.querySelectorAll("button")) {
      button.title = this.data.words[button.dataset.does];
      button.setAttribute("aria-label", button.title);
    }
    for (const part of this.root.querySelectorAll("[data-word]")) part.textContent = this.data.words[part.dataset.word];
    this.chart.setAttribute("aria-label", this.data.words.chart);
    document.removeEventListener("timeline:revision", this.onRevision);
    document.addEventListener("timeline:revision", this.onRevision);
    const drawn = before && (before.revision === this.data.revision || this.data.revision <= this.renewed);
    const same = before && before.view === this.data.view && drawn;
    const elsewhere = before && this.sent(before.window, this.data.window);
    if (!before || elsewhere) this.window = this.data.window;
    if (elsewhere) this.announce();
    if (!same) this.begin();
    else if (elsewhere) this.goTo();
    else this.mark();
    this.current();
    this.tour.take(this.data);
    this.recoloured();
    if (before && before.selected !== this.data.selected && this.opening === this.data.selected) reveal();
  }

  // Somebody else changed something: the same days are drawn anew, but not under the reader's hand.
  renew(revision) {
    if (this.chart._dragging) return setTimeout(() => this.renew(revision), 300);
    this.renewed = Math.max(this.renewed, revision);
    this.begin();
  }

  leave() {
    document.removeEventListener("timeline:revision", this.onRevision);
    this.asking?.abort();
    this.tour.end();
  }

  // The reader went from light to dark or back: Plotly does not see it by itself.
  recoloured() {
    const text = colour(this.root, "--st-text-color", "");
    if (!this.answer || text === this.text) return;
    this.draw(this.answer, this.window);
    if (this.map.answer) this.map.draw(this.map.answer, this.window);
  }

  // Whether the page asks for other days than before, and not because the reader went there: a saved view was opened,
  // or the back button pressed.
  sent(before, now) {
    const asked = JSON.stringify(now);
    if (JSON.stringify(before) === asked) return false;
    const place = this.told.indexOf(asked);
    this.told.splice(0, place + 1);
    return place < 0;
  }

  goTo() {
    if (this.window) this.show(...this.window);
    else this.ask();
  }

  async begin() {
    // The library comes while the server answers; the picture is drawn before the strip.
    const strip = this.fetch("view/minimap", {});
    await this.ask();
    const answer = await strip;
    if (!answer) return;
    await library(this.data);
    this.map.draw(answer, this.window);
    this.undated(answer.tray);
  }

  // What has no date has no place in the picture, and must not be lost: it waits under it.
  undated(tray) {
    this.tray.hidden = !tray;
    if (!tray) return;
    this.tray.querySelector("summary").textContent = tray.title;
    const chips = tray.events.map((event) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.textContent = event.text;
      chip.style.setProperty("--colour", event.colour);
      chip.dataset.event = event.id;
      chip.onclick = () => this.open(event.id);
      if (event.status) {
        const status = document.createElement("small");
        status.textContent = ` · ${event.status}`;
        chip.append(status);
      }
      return chip;
    });
    const rest = tray.rest ? [document.createTextNode(tray.rest)] : [];
    this.tray.querySelector("ul").replaceChildren(...[...chips, ...rest].map(listed));
    this.current();
  }

  current() {
    for (const chip of this.tray.querySelectorAll("button")) {
      chip.toggleAttribute("aria-current", false);
      if (chip.dataset.event === this.data.selected) chip.setAttribute("aria-current", "true");
    }
  }

  async ask() {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const loading = library(this.data);
    this.chart.setAttribute("aria-busy", "true");
    const [first, last] = this.window ?? ["", ""];
    const answer = await this.fetch("view/picture", { first, last, width: this.chart.clientWidth }, asking.signal);
    await loading;
    if (asking.signal.aborted) return;
    this.chart.removeAttribute("aria-busy");
    if (answer) this.draw(answer, this.window);
  }

  async fetch(path, query, signal) {
    const address = `${this.data.base}/${path}?${new URLSearchParams({ view: this.data.view, ...query })}`;
    try {
      const response = await fetch(address, { signal });
      const answer = await response.json();
      this.say(answer.error ?? "");
      return answer.error ? null : answer;
    } catch (error) {
      if (error.name !== "AbortError") this.say(this.data.words.unreachable);
      return null;
    }
  }

  say(text) {
    this.note.textContent = text;
    this.note.hidden = !text;
  }

  draw(answer, asked) {
    clearTimeout(this.sketching);
    const layout = { ...answer.layout, ...theme(this.root), shapes: together(answer.layout.shapes), dragmode: "zoom" };
    layout.xaxis = { ...layout.xaxis, ...axisTheme(this.root) };
    layout.yaxis = { ...layout.yaxis, gridcolor: "rgba(0,0,0,0)" };
    if (asked) layout.xaxis.range = [toPlotly(asked[0]), toPlotly(asked[1])];
    this.answer = answer;
    this.text = colour(this.root, "--st-text-color", "");
    const dark = isDark(this.root);
    answer.data.forEach((trace) => readable(trace, this.root, dark));
    // With the picture, not after it, which would draw it twice.
    const next = selection(answer.data, this.data.selected);
    this.marked = JSON.stringify(next);
    answer.data.forEach((trace, place) => (next[place] ? (trace.selectedpoints = next[place]) : delete trace.selectedpoints));
    window.Plotly.react(this.chart, answer.data, layout, CONFIG);
    this.listen();
    if (!this.window) this.window = this.range();
    this.fit();
    this.lanes(answer);
    this.legend.replaceChildren(...(answer.legend ?? []).map(legendEntry));
    this.nothing(answer);
    this.root.dataset.count = answer.count;
    this.root.dataset.mode = answer.mode;
    this.map.place(this.window);
    this.chart.dispatchEvent(new CustomEvent("timeline:drawn", { bubbles: true }));
  }

  // A window without events says so, and leads to where some are.
  nothing(answer) {
    this.empty.hidden = answer.count > 0;
    for (const button of this.empty.querySelectorAll("button")) button.hidden = !answer.nearest;
  }

  // A printed page is as large as it is: the picture is made to fit its height, and then as wide as the page.
  fit() {
    const { width, height } = this.chart._fullLayout;
    this.scale = Math.max(0.45, Math.min(1, PRINTED.width / width, PRINTED.height / height));
    this.root.style.setProperty("--tl-print", this.scale);
  }

  printing() {
    const relay = (width, size) => this.answer && window.Plotly.relayout(this.chart, { width, "xaxis.tickfont.size": size });
    addEventListener("beforeprint", () => relay(PRINTED.width / this.scale, 9 / this.scale));
    addEventListener("afterprint", () => relay(this.chart.clientWidth, 12));
  }

  // The picture as it is seen, as a file: lanes' titles and legend, which the page draws beside it, go into it.
  async save(format) {
    if (!this.answer) return;
    const { width, height } = this.chart._fullLayout;
    const paper = colour(this.root, "--st-background-color", "#fff");
    const legend = (this.answer.legend ?? []).map((trace) => ({ ...trace, showlegend: true }));
    const room = legend.length ? LEGEND : 0;
    const margin = this.answer.layout.margin;
    const layout = {
      ...this.chart.layout,
      width,
      height: height + room,
      margin: { ...margin, b: margin.b + room },
      paper_bgcolor: paper,
      annotations: [...(this.answer.layout.annotations ?? []), ...titled(this.answer)],
      showlegend: legend.length > 0,
      legend: { orientation: "h", x: 0, y: 0, yref: "container", yanchor: "bottom", itemsizing: "trace" },
    };
    const data = [...this.chart.data.map((trace) => ({ ...trace, showlegend: false })), ...legend];
    const address = await window.Plotly.toImage({ data, layout }, { format, width, height: height + room, scale: format === "png" ? 2 : 1 });
    const link = document.createElement("a");
    link.href = address;
    link.download = `timeline.${format}`;
    link.click();
  }

  // The lanes' titles lie over the picture as buttons: keys and screen readers reach them.
  lanes(answer) {
    const keys = answer.lanes.map((lane) => lane.key);
    let row = 0;
    const titles = answer.lanes.map((lane, place) => {
      const title = document.createElement("div");
      title.className = "tl-lane";
      title.style.top = `${row * answer.row + answer.layout.margin.t}px`;
      row += 1 + lane.rows;
      const folded = this.data.folded.includes(lane.key);
      const name = this.laneButton("fold", `${folded ? "▸" : "▾"} ${lane.title}`, lane, () => toggled(this.data, "folded", lane.key));
      name.className = "tl-name";
      name.setAttribute("aria-expanded", !folded);
      name.setAttribute("aria-label", `${lane.title} (${lane.count})`);
      title.append(name);
      if (place > 0) title.append(this.laneButton("up", "↑", lane, () => moved(this.data, keys, place, -1)));
      if (place < keys.length - 1) title.append(this.laneButton("down", "↓", lane, () => moved(this.data, keys, place, 1)));
      title.append(this.laneButton("hide", "✕", lane, () => toggled(this.data, "hidden", lane.key)));
      return title;
    });
    const at = this.titles.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
    this.titles.replaceChildren(...titles);
    if (at) [...this.titles.querySelectorAll("button")].find((button) => button.getAttribute("aria-label") === at)?.focus();
    const unhide = this.root.querySelector("[data-does=unhide]");
    unhide.hidden = !this.data.hidden.length;
  }

  laneButton(does, text, lane, change) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.title = this.data.words[does];
    button.setAttribute("aria-label", `${this.data.words[does]}: ${lane.title}`);
    button.onclick = () => this.component.setTriggerValue("lanes", change());
    return button;
  }

  // The open event stands out, and so do all the days it may have been on.
  mark(hovered) {
    if (!this.answer || !this.chart.data) return;
    const next = selection(this.chart.data, hovered ?? this.data.selected);
    if (!hovered) this.beside(next);
    const key = JSON.stringify(next);
    if (key === this.marked) return;
    this.marked = key;
    window.Plotly.restyle(this.chart, { selectedpoints: next });
  }

  // The panel of an event lies over the page, and not over the event's mark; else where lines end.
  beside(chosen) {
    if (this.placed === this.data.selected) return;
    this.placed = this.data.selected;
    const axis = this.chart._fullLayout.xaxis;
    const main = document.querySelector("[data-testid=stMain]").getBoundingClientRect();
    const drawer = Math.min(Math.max(336, innerWidth * 0.34), 544);
    const marks = this.chart.data.flatMap((trace, at) => (chosen[at] ?? []).map((place) => trace.base?.[place] ?? trace.x[place]));
    const left = this.chart.getBoundingClientRect().left + axis._offset;
    const hides = { left: (x) => x < main.left + drawer, right: (x) => x > main.right - drawer };
    const sides = document.documentElement.dir === "rtl" ? ["left", "right"] : ["right", "left"];
    const free = sides.find((side) => !marks.some((day) => hides[side](left + axis.d2p(day)))) ?? sides[0];
    document.documentElement.dataset.drawer = free;
    document.documentElement.style.setProperty("--drawer-edge", `${free === "left" ? main.left : innerWidth - main.right}px`);
  }

  listen() {
    if (this.listening) return;
    this.listening = true;
    this.width = this.chart.clientWidth;
    // Plotly's own `on` is there from the first drawing.
    this.chart.on("plotly_relayout", (change) => {
      if (!("xaxis.range[0]" in change || "xaxis.range" in change) || this.isAt(this.range())) return;
      this.window = this.range();
      this.moved();
    });
    this.chart.on("plotly_relayouting", () => this.map.place(this.range()));
    this.chart.on("plotly_click", (event) => this.clicked(event.points[0]));
    this.chart.on("plotly_hover", (event) => this.hovered(event.points[0]));
    this.chart.on("plotly_unhover", () => this.lit && ((this.lit = null), this.mark()));
    this.chart.on("plotly_doubleclick", () => this.all());
  }

  clicked(point) {
    const kind = point.data.meta?.kind;
    if (kind === "bin") {
      const middle = this.chart._fullLayout.xaxis.d2l(point.x);
      this.show((middle - point.data.dx / 2) / DAY, (middle + point.data.dx / 2) / DAY);
    } else if (kind === "crowd") {
      const [first, last] = point.customdata.map((day) => this.chart._fullLayout.xaxis.d2l(day) / DAY);
      const air = Math.max(1, (last - first) * 0.1);
      this.show(first - air, last + air);
    } else if (point.customdata) {
      this.open(point.customdata[0]);
    }
  }

  open(id) {
    this.opening = id;
    this.component.setTriggerValue("opened", id);
  }

  hovered(point) {
    const id = point.customdata?.[0];
    if (point.data.meta?.shape !== "candidate" || this.lit === id) return;
    this.lit = id;
    this.mark(id);
  }

  // The table shows the same days.
  announce() {
    document.dispatchEvent(new CustomEvent("timeline:window", { detail: this.window }));
  }

  range() {
    const axis = this.chart._fullLayout.xaxis;
    return axis.range.map((end) => axis.r2l(end) / DAY);
  }

  // Whether the window lies there, but for what is lost in writing it.
  isAt([first, last]) {
    const least = (last - first) / 1e6;
    return Boolean(this.window) && Math.abs(first - this.window[0]) < least && Math.abs(last - this.window[1]) < least;
  }

  // One move is answered at once; while more follow, what they end in. Gives whether this one follows another.
  moved() {
    const follows = performance.now() - (this.movedAt ?? -Infinity) < 2 * WAIT;
    this.movedAt = performance.now();
    clearTimeout(this.timer);
    if (follows) this.timer = setTimeout(() => this.ask(), WAIT);
    else this.ask();
    this.announce();
    this.map.place(this.window);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), 700);
    return follows;
  }

  // The page's address and its table follow, when the reader has come to rest.
  tell() {
    const [first, last] = this.window ?? [null, null];
    const days = this.window ? [Math.floor(first), Math.ceil(last)] : null;
    // As the page will say it when it has heard of it: the day after the last.
    this.told.push(JSON.stringify(days));
    this.component.setStateValue("window", days && [days[0], days[1] - 1]);
  }

  show(first, last) {
    const least = 2;
    if (last - first < least) [first, last] = [(first + last - least) / 2, (first + last + least) / 2];
    this.window = [first, last];
    if (!this.chart._fullLayout) return;
    // A quick answer needs one drawing. Until a slow one comes, and while moves follow each other, what is drawn moves.
    const follows = this.moved();
    clearTimeout(this.sketching);
    if (follows) this.sketch();
    else this.sketching = setTimeout(() => this.sketch(), WAIT);
  }

  sketch() {
    window.Plotly.relayout(this.chart, { "xaxis.range": this.window.map(toPlotly) });
  }

  all() {
    if (this.map.span) this.show(...this.map.span);
  }

  zoom(factor, at = 0.5) {
    if (!this.answer) return;
    const [first, last] = this.window;
    const middle = first + (last - first) * at;
    this.show(middle - (middle - first) * factor, middle + (last - middle) * factor);
  }

  pan(share) {
    if (!this.answer) return;
    const [first, last] = this.window;
    this.show(first + (last - first) * share, last + (last - first) * share);
  }

  buttons(parent) {
    const does = {
      in: () => this.zoom(0.5),
      out: () => this.zoom(2),
      before: () => this.pan(-0.5),
      after: () => this.pan(0.5),
      all: () => this.all(),
      nearest: () => this.answer?.nearest && this.show(...this.answer.nearest),
      png: () => this.save("png"),
      svg: () => this.save("svg"),
      print: () => print(),
      tour: () => this.tour.start(),
      unhide: () => this.component.setTriggerValue("lanes", { ...laning(this.data), hidden: [] }),
    };
    for (const button of parent.querySelectorAll("button[data-does]")) button.onclick = () => does[button.dataset.does]();
  }

  keys() {
    const does = {
      ArrowLeft: () => this.pan(-0.2),
      ArrowRight: () => this.pan(0.2),
      "+": () => this.zoom(0.5),
      "=": () => this.zoom(0.5),
      "-": () => this.zoom(2),
      0: () => this.all(),
      Home: () => this.map.span && this.edge(this.map.span[0], 0),
      End: () => this.map.span && this.edge(this.map.span[1], 1),
    };
    this.chart.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !does[event.key]) return;
      event.preventDefault();
      does[event.key]();
    });
  }

  edge(day, side) {
    if (!this.answer) return;
    const [first, last] = this.window;
    const length = last - first;
    this.show(day - length * side, day + length * (1 - side));
  }

  // A wheel alone scrolls the page. Sideways it moves the window, with Ctrl (or a pinch) it zooms.
  wheel() {
    this.chart.addEventListener(
      "wheel",
      (event) => {
        const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
        const zooming = event.ctrlKey || event.metaKey;
        if (!zooming && Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
        event.preventDefault();
        event.stopPropagation();
        const box = this.chart.getBoundingClientRect();
        if (zooming) this.zoom(Math.exp(event.deltaY / 400), (event.clientX - box.left) / box.width);
        else this.pan(sideways / box.width);
      },
      { passive: false, capture: true },
    );
  }

  resized() {
    if (!this.chart._fullLayout || this.width === this.chart.clientWidth) return;
    const first = this.width === undefined;
    this.width = this.chart.clientWidth;
    window.Plotly.relayout(this.chart, { width: this.width });
    // Plotly hears of the window's size alone, and an event opened beside the picture leaves that as it is.
    if (this.map.answer) window.Plotly.Plots.resize(this.map.picture);
    if (!first) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), 150);
    }
  }
}

// All of time in one strip, with the window on it to drag, to stretch, or to put elsewhere by a click.
class Minimap {
  constructor(root, show) {
    this.root = root;
    this.box = root.querySelector(".tl-window");
    this.picture = root.querySelector(".tl-density");
    this.show = show;
    root.addEventListener("pointerdown", (event) => this.grab(event));
  }

  draw(answer, shown) {
    this.answer = answer;
    this.span = [answer.first, answer.last + 1];
    const most = Math.max(1, ...answer.counts.map(Math.sqrt));
    const x = answer.counts.map((_, place) => place + 0.5);
    const trace = { type: "bar", x, y: answer.counts.map((count) => Math.sqrt(count) / most), hoverinfo: "skip", marker: { color: colour(this.root, "--st-gray-color", "#8a8f98") } };
    const layout = {
      ...theme(this.root),
      height: 44,
      bargap: 0,
      margin: { l: 0, r: 0, t: 2, b: 0 },
      xaxis: { visible: false, fixedrange: true, range: [0, answer.counts.length] },
      yaxis: { visible: false, fixedrange: true, range: [0, 1.05] },
    };
    window.Plotly.react(this.picture, [trace], layout, { staticPlot: true, responsive: true });
    this.place(shown ?? this.span);
  }

  place(shown) {
    if (!this.span || !shown) return;
    this.shown = shown;
    const [first, last] = this.span;
    const share = (day) => Math.min(1, Math.max(0, (day - first) / (last - first)));
    this.box.style.left = `${share(shown[0]) * 100}%`;
    this.box.style.width = `${Math.max(share(shown[1]) - share(shown[0]), 0.004) * 100}%`;
  }

  grab(event) {
    if (!this.span || event.button) return;
    event.preventDefault();
    const box = this.root.getBoundingClientRect();
    const [start, end] = this.span;
    const day = (x) => start + ((x - box.left) / box.width) * (end - start);
    let [first, last] = this.shown;
    const side = event.target.dataset.side;
    if (!side && event.target !== this.box) {
      const half = (last - first) / 2;
      [first, last] = [day(event.clientX) - half, day(event.clientX) + half];
      this.show(first, last);
    }
    const from = day(event.clientX);
    const move = (moved) => {
      const by = day(moved.clientX) - from;
      const next = side === "first" ? [Math.min(first + by, last - 1), last] : side === "last" ? [first, Math.max(last + by, first + 1)] : [first + by, last + by];
      this.show(...next);
    };
    const stop = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
  }
}

// Plotly is fetched once a page, from this same server.
let loading;
function library({ base, plotly }) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${base}/${plotly}`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

// Plotly takes milliseconds where an axis is of dates.
// The stripes behind the lanes as one shape: each shape costs Plotly a millisecond at every drawing.
const together = (shapes) => {
  const stripes = shapes.filter(({ yref }) => yref === "y");
  if (stripes.length < 2) return shapes;
  const path = stripes.map(({ y0, y1 }) => `M0,${y0}H1V${y1}H0Z`).join("");
  return [{ ...stripes[0], type: "path", path }, ...shapes.filter((shape) => !stripes.includes(shape))];
};
const toPlotly = (day) => Math.round(day * DAY);

function colour(element, name, otherwise) {
  return getComputedStyle(element).getPropertyValue(name).trim() || otherwise;
}

function theme(element) {
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: colour(element, "--st-font", "sans-serif"), color: colour(element, "--st-text-color", "#333") },
  };
}

// Words among the marks are coloured as the theme's are, and marks so that they can be seen on it.
function readable(trace, element, dark) {
  const { marker, colorscale } = trace;
  const light = (trace.meta.light ??= { fill: marker?.color, line: marker?.line?.color, scale: colorscale });
  const onTheme = dark ? lit : (colour) => colour;
  const shown = (colours) => (Array.isArray(colours) ? colours.map(onTheme) : onTheme(colours));
  if (light.fill) marker.color = shown(light.fill);
  if (light.line) marker.line.color = shown(light.line);
  if (light.scale) trace.colorscale = light.scale.map(([at, colour]) => [at, shown(colour)]);
  if (trace.meta?.kind === "crowd") trace.textfont.color = colour(element, "--st-text-color", "#333");
  if (trace.meta?.kind !== "sign") return;
  const [green, red] = [colour(element, "--st-green-text-color", "#1c7c43"), colour(element, "--st-red-text-color", "#b00")];
  trace.textfont.color = trace.text.map((sign) => (sign === "✓" ? green : red));
}

function axisTheme(element) {
  return { gridcolor: "rgba(128,128,128,0.2)", linecolor: "rgba(128,128,128,0.4)", tickfont: { color: colour(element, "--st-text-color", "#333") } };
}

const PRINTED = { width: 1040, height: 550 }; // pixels of A4 on its side, without margins, title and legend

const LEGEND = 70; // pixels for the legend in a saved picture

function titled({ lanes }) {
  let row = 0;
  return lanes.map((lane) => {
    const y = row;
    row += 1 + lane.rows;
    return { text: `<b>\u2068${harmless(lane.title)}\u2069</b>`, showarrow: false, xref: "paper", x: 0, xanchor: "left", yref: "y", y, yanchor: "middle" };
  });
}

// Plotly reads a little HTML in its texts.
const harmless = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

// Of each trace the places of an event's marks; null for all where no trace has any.
function selection(traces, wanted) {
  const chosen = traces.map((trace) => {
    if (!wanted || !trace.customdata || trace.meta?.kind === "crowd") return null;
    return trace.customdata.flatMap(([id], place) => (id === wanted ? [place] : []));
  });
  const any = chosen.some((places) => places?.length);
  return chosen.map((places) => (any ? places ?? [] : null));
}

const laning = ({ order, hidden, folded }) => ({ order, hidden, folded });

function toggled(data, which, key) {
  const keys = data[which].includes(key) ? data[which].filter((other) => other !== key) : [...data[which], key];
  return { ...laning(data), [which]: keys };
}

function moved(data, keys, place, by) {
  const order = [...keys];
  [order[place], order[place + by]] = [order[place + by], order[place]];
  return { ...laning(data), order };
}

function listed(child) {
  const item = document.createElement("li");
  item.append(child);
  return item;
}

const SIGNS = { ongoing: "▶", anniversary: "★", denied: "✕" };

function legendEntry(trace) {
  const entry = document.createElement("span");
  const sign = document.createElement("i");
  sign.className = "tl-sign";
  sign.dataset.look = trace.meta.look;
  sign.textContent = trace.meta.sign || SIGNS[trace.meta.look] || "";
  sign.style.setProperty("--colour", trace.marker.color);
  sign.setAttribute("aria-hidden", "true");
  entry.append(sign, trace.name);
  return entry;
}
