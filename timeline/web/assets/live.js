// What others change: asks a small route whether anything did, tells the chart and the table on the page, which draw
// themselves anew where they are, and the page itself only where its own words have changed.

const OFTEN = 1_500; // milliseconds: what others do is to be seen within two seconds
const SELDOM = 30_000; // while nobody looks at the page, or the server is busy

export default function (component) {
  const { parentElement: parent } = component;
  parent.live ??= new Live();
  parent.live.take(component);
  return () => parent.live?.leave();
}

class Live {
  constructor() {
    this.pause = OFTEN;
    this.seen = () => document.hidden || this.ask();
  }

  take(component) {
    this.component = component;
    if (this.event !== component.data.event) this.etag = null;
    this.data = component.data;
    this.event = this.data.event;
    this.mark = this.data.mark;
    if (this.data.clash && this.data.clash !== this.clash) this.show();
    this.clash = this.data.clash;
    this.revision = Math.max(this.revision ?? 0, this.data.revision);
    document.removeEventListener("visibilitychange", this.seen);
    document.addEventListener("visibilitychange", this.seen);
    this.later();
  }

  // What waits for a choice is shown to whoever has just saved, far down in a form.
  show(tries = 10) {
    const box = document.querySelector("[class*='st-key-clash-']");
    if (box) box.scrollIntoView({ block: "center" });
    else if (tries) setTimeout(() => this.show(tries - 1), 100);
  }

  leave() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.seen);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), document.hidden ? SELDOM : this.pause);
  }

  async ask() {
    clearTimeout(this.timer);
    const began = performance.now();
    try {
      const address = `${this.data.base}/view/revision?${new URLSearchParams({ view: this.data.view, event: this.event })}`;
      const response = await fetch(address, { cache: "no-store", headers: this.etag ? { "If-None-Match": this.etag } : {} });
      if (response.ok) {
        this.etag = response.headers.get("ETag");
        this.hear(await response.json());
      }
    } catch {
      // Whoever moves the chart is told that the server does not answer.
    }
    // A server that takes long to say so is busy: it is asked less often.
    this.pause = Math.min(SELDOM, Math.max(OFTEN, (performance.now() - began) * 3));
    this.later();
  }

  hear({ revision, event, mark }) {
    if (event !== this.event) return;
    const newer = revision > this.revision;
    this.revision = Math.max(this.revision, revision);
    if (newer) document.dispatchEvent(new CustomEvent("timeline:revision", { detail: revision }));
    // A page without the chart is drawn by the server alone.
    const page = newer && !document.querySelector(".tl");
    if (page || mark !== this.mark) this.component.setTriggerValue("changed", mark !== this.mark ? this.event : "page");
    this.mark = mark;
  }
}
