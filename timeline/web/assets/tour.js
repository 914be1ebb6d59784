// A tour of the page in a few steps: each lights one part up and says what it is for. It starts when asked, never by itself.

const SEEN = "timeline tour seen";
const UNDER_HEADER = 60;
// What each step shows; the texts come with the page's language. A part that is not in sight is left out.
const PARTS = [".tl-chart", ".tl-legend", ".tl-map", ".tl-bar", ".tl-lane", ".tl-tray", ".et", "[data-testid=stSidebar]", "[data-testid=stToolbar]"];

class Tour {
  constructor(button) {
    this.button = button;
    this.invite();
    this.follow = () => this.place();
  }

  take({ tour, direction }) {
    this.words = tour;
    this.direction = direction;
    this.invite();
  }

  // Until it was seen once the button says in words what it is.
  invite() {
    let seen = true;
    try {
      seen = Boolean(localStorage.getItem(SEEN));
    } catch {} // a browser that keeps nothing
    this.button.textContent = seen || !this.words ? "?" : `? ${this.words.title}`;
    this.button.classList.toggle("tl-invites", !seen);
  }

  start() {
    this.end();
    this.steps = PARTS.map((selector, place) => ({ part: document.querySelector(selector), text: this.words.steps[place] })).filter(
      ({ part }) => part && visible(part),
    );
    this.light = popover("tl-tour-light");
    this.light.setAttribute("aria-hidden", "true");
    this.box = popover("tl-tour");
    this.box.setAttribute("role", "dialog");
    this.box.setAttribute("aria-label", this.words.title);
    this.box.dir = this.direction;
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.button.closest(".tl").append(this.light, this.box);
    this.light.showPopover();
    this.box.showPopover();
    addEventListener("scroll", this.follow, true);
    addEventListener("resize", this.follow);
    this.go(0);
  }

  go(step) {
    if (step >= this.steps.length) return this.end(true);
    this.step = Math.max(0, step);
    const text = document.createElement("p");
    text.textContent = this.steps[this.step].text;
    text.setAttribute("aria-live", "polite");
    const count = document.createElement("span");
    count.textContent = `${this.step + 1} / ${this.steps.length}`;
    const last = this.step === this.steps.length - 1;
    const next = this.control(last ? "done" : "next", () => this.go(this.step + 1));
    const row = document.createElement("div");
    row.append(count, ...(this.step ? [this.control("back", () => this.go(this.step - 1))] : []), ...(last ? [] : [this.control("done", () => this.end(true))]), next);
    this.box.replaceChildren(text, row);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const { part } = this.steps[this.step];
    const block = part.offsetHeight > innerHeight - UNDER_HEADER ? "start" : "nearest";
    part.style.scrollMarginTop = `${UNDER_HEADER}px`;
    part.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
    this.place();
    next.focus({ preventScroll: true });
  }

  control(does, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.words[does];
    button.dataset.step = does;
    button.onclick = act;
    return button;
  }

  key(event) {
    const forward = this.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = this.direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (event.key === "Escape") this.end(true);
    else if (event.key === forward) this.go(this.step + 1);
    else if (event.key === back) this.go(this.step - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The light lies round the part, the text under it or, where there is no room, over it or in it.
  place() {
    if (!this.box) return;
    const part = this.steps[this.step].part.getBoundingClientRect();
    const air = 4;
    // What scrolls goes under the page's head; what is in the head stays there.
    const top = Math.max(part.top - air, part.bottom > UNDER_HEADER ? UNDER_HEADER - air : 2);
    const bottom = Math.min(part.bottom + air, innerHeight - 2);
    Object.assign(this.light.style, {
      top: `${top}px`,
      left: `${Math.max(part.left - air, 2)}px`,
      width: `${Math.min(part.width + 2 * air, innerWidth - 4)}px`,
      height: `${Math.max(bottom - top, 8)}px`,
    });
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const under = bottom + 10 + height < innerHeight ? bottom + 10 : top - height - 10 > 0 ? top - height - 10 : bottom - height - 16;
    this.box.style.top = `${Math.max(8, under)}px`;
    this.box.style.left = `${Math.min(Math.max(8, part.left + part.width / 2 - width / 2), innerWidth - width - 8)}px`;
  }

  end(seen) {
    removeEventListener("scroll", this.follow, true);
    removeEventListener("resize", this.follow);
    this.box?.remove();
    this.light?.remove();
    this.box = this.light = null;
    if (!seen) return;
    try {
      localStorage.setItem(SEEN, "1");
    } catch {}
    this.invite();
    this.button.focus();
  }
}

function popover(name) {
  const element = document.createElement("div");
  element.className = name;
  element.popover = "manual";
  return element;
}

function visible(element) {
  const box = element.getBoundingClientRect();
  return !element.hidden && box.width > 1 && box.height > 1 && box.right > 1 && box.left < innerWidth - 1;
}
