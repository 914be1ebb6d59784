// What more than one component needs: whether the page is dark, colours that can be seen on it, and the open event.

function isDark(element) {
  const [red, green, blue] = numbers(getComputedStyle(element).color);
  return lightness(red, green, blue) > 0.4;
}

// A colour made for white paper, lightened until it stands out from a dark page; its opacity stays.
function lit(colour) {
  const [red, green, blue, opacity = 1] = numbers(colour);
  if (blue === undefined) return colour;
  let shown = [red, green, blue];
  for (let share = 0.1; share < 0.7 && lightness(...shown) < 0.26; share += 0.1)
    shown = [red, green, blue].map((part) => Math.round(part + (255 - part) * share));
  return `rgba(${shown},${opacity})`;
}

function numbers(colour) {
  const text = String(colour ?? "");
  const hex = /^#([0-9a-f]{6})$/i.exec(text);
  if (hex) return [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
  return /^rgba?\(/.test(text) ? text.match(/[\d.]+/g).map(Number) : [];
}

// As WCAG reckons the luminance that contrast is measured by.
function lightness(...parts) {
  const [red, green, blue] = parts.map((part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// The panel of an event just opened comes into sight, where it would be above or below what the reader sees.
function reveal(tries = 20) {
  const panel = document.querySelector(".st-key-event-panel");
  if (!panel) {
    if (tries) setTimeout(() => reveal(tries - 1), 100);
    return;
  }
  const { top, bottom } = panel.getBoundingClientRect();
  if (bottom > 150 && top > -60 && top < innerHeight * 0.6) return;
  panel.style.scrollMarginTop = "4.5rem";
  panel.scrollIntoView({ block: "start" });
}
