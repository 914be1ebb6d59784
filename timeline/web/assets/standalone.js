// The timeline of a file that was taken away: the picture is in the file, and so are the words of its axis.
(() => {
  const DAY = 86_400_000;
  const picture = JSON.parse(document.getElementById("picture").textContent);
  const chart = document.getElementById("chart");
  const colour = getComputedStyle(document.body).color;
  const line = "rgba(128,128,128,0.25)";
  const layout = {
    ...picture.layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { color: colour, family: getComputedStyle(document.body).fontFamily },
    dragmode: "pan",
    xaxis: { ...picture.layout.xaxis, gridcolor: line, tickfont: { color: colour } },
    width: chart.clientWidth,
  };
  const ours = { tickvals: layout.xaxis.tickvals, ticktext: layout.xaxis.ticktext };
  let whole;
  let setting = false;

  Plotly.newPlot(chart, picture.data, layout, { displayModeBar: false, scrollZoom: false, doubleClick: false }).then(() => {
    whole = span();
    chart.on("plotly_relayout", (change) => Object.keys(change).some((key) => key.startsWith("xaxis.range")) && label());
    chart.on("plotly_click", (event) => {
      const id = event.points[0].customdata?.[0];
      if (typeof id === "string") location.hash = `#line-${encodeURIComponent(id)}`;
    });
    chart.on("plotly_doubleclick", () => show(...whole));
    document.documentElement.dataset.drawn = "";
  });

  const span = () => {
    const axis = chart._fullLayout.xaxis;
    return axis.range.map((end) => axis.r2l(end));
  };
  const show = (first, last) => {
    const least = 2 * DAY;
    const middle = (first + last) / 2;
    const half = Math.max(last - first, least) / 2;
    Plotly.relayout(chart, { "xaxis.range": [middle - half, middle + half] });
  };
  const zoom = (factor) => {
    const [first, last] = span();
    const middle = (first + last) / 2;
    show(middle - ((last - first) / 2) * factor, middle + ((last - first) / 2) * factor);
  };
  const pan = (share) => {
    const [first, last] = span();
    show(first + (last - first) * share, last + (last - first) * share);
  };

  // The words for all of time came with the picture; those of a part of it are the browser's own.
  function label() {
    if (setting) return;
    const [first, last] = span();
    const isWhole = Math.abs(first - whole[0]) < DAY && Math.abs(last - whole[1]) < DAY;
    const ticks = isWhole ? ours : ticksOf(first, last);
    setting = true;
    Plotly.relayout(chart, { "xaxis.tickmode": "array", "xaxis.tickvals": ticks.tickvals, "xaxis.ticktext": ticks.ticktext }).then(() => (setting = false));
  }

  function ticksOf(first, last) {
    const most = Math.max(3, Math.floor(chart.clientWidth / 120));
    const days = (last - first) / DAY;
    const unit = days / 365.25 > most / 2 ? "year" : days / 30.4 > most / 2 ? "month" : "day";
    const length = { year: 365.25, month: 30.4, day: 1 }[unit];
    const steps = { year: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000], month: [1, 3, 6, 12], day: [1, 2, 5, 10, 15, 30] }[unit];
    const step = steps.find((candidate) => days / length / candidate <= most) ?? steps.at(-1);
    const vals = [];
    const at = new Date(first);
    let [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
    if (unit === "year") [year, month, day] = [Math.floor(year / step) * step, 0, 1];
    if (unit === "month") [month, day] = [Math.floor(month / step) * step, 1];
    for (let place = 0; place < 200; place++) {
      const moment = utc(year, month, day);
      if (moment > last) break;
      if (moment >= first) vals.push(moment);
      if (unit === "year") year += step;
      else if (unit === "month") month += step;
      else day += step;
    }
    const fields = { year: {}, month: { month: "short" }, day: { month: "short", day: "numeric" } }[unit];
    return { tickvals: vals, ticktext: vals.map((moment) => words(moment, fields)) };
  }

  // Years below 100 are years of their own, not of the twentieth century.
  function utc(year, month, day) {
    const moment = new Date(0);
    moment.setUTCFullYear(year, month, day);
    return moment.getTime();
  }

  function words(moment, fields) {
    const era = new Date(moment).getUTCFullYear() < 1 ? { era: "short" } : {};
    const locale = `${document.documentElement.lang}-u-ca-gregory-nu-latn`;
    const text = new Intl.DateTimeFormat(locale, { year: "numeric", ...fields, ...era, timeZone: "UTC" }).format(moment);
    return `\u2068${text}\u2069`;
  }

  const does = { in: () => zoom(0.5), out: () => zoom(2), before: () => pan(-0.5), after: () => pan(0.5), all: () => show(...whole) };
  for (const button of document.querySelectorAll("[data-does]")) button.onclick = does[button.dataset.does];
  const keys = { ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), "+": does.in, "=": does.in, "-": does.out, 0: does.all };
  chart.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  addEventListener("resize", () => Plotly.relayout(chart, { width: chart.clientWidth }));
})();
