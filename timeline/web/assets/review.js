// One question at a time. An answer shows the next question at once, and is sent after it: the log of what was
// answered goes to the server whole, until the server says up to where it has taken it in.

export default function (component) {
  const { parentElement: parent } = component;
  parent.review ??= new Review(parent.querySelector(".rv"));
  parent.review.take(component);
  return () => parent.review?.leave();
}

const make = (name, text = "", style = "") => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (style) element.className = style;
  return element;
};
const TYPED_INTO = "input, textarea, select, [contenteditable]:not([contenteditable='false']), [role='combobox'], [role='listbox'], [role='option']";
const PRESSED = "button, a, summary, [role='button'], [role='tab'], [role='gridcell']";
const LETTERS = { a: "accept", s: "skip", e: "correct", u: "undo", i: "alike" };

class Review {
  constructor(root) {
    this.root = root;
    this.at = "";
    this.entries = [];
    this.number = 0;
    this.heard = -1;
    this.history = [];
    this.run = Math.random().toString(36).slice(2);
    this.part = (name) => root.querySelector(`.rv-${name}`);
    this.onKey = (event) => this.key(event);
    this.part("typed").onsubmit = (event) => this.typed(event);
    this.part("cancel").onclick = () => this.typing(false);
  }

  take(component) {
    this.component = component;
    const typed = this.data && !this.part("typed").hidden ? this.find(this.at) : undefined;
    const data = (this.data = component.data);
    // Another has settled what is being answered: it is not taken from under the reader's hands.
    if (typed && !this.find(typed.key)) this.data = { ...data, questions: [typed, ...data.questions] };
    document.removeEventListener("keydown", this.onKey);
    document.addEventListener("keydown", this.onKey);
    if (data.run === this.run) this.entries = this.entries.filter(({ n }) => n > data.applied);
    const told = `${data.run} ${data.said}`;
    const first = this.heard === -1;
    if (told !== this.heard) {
      this.heard = told;
      const ours = data.run === this.run && data.said > 0;
      this.notify(ours ? data.notice : "");
      if ((first || ours) && data.show && this.find(data.show)) this.at = data.show;
    }
    this.settle();
  }

  leave() {
    document.removeEventListener("keydown", this.onKey);
  }

  find(key) {
    return this.data.questions.find((one) => one.key === key);
  }

  // What is still to be asked: the server's questions without those answered since it sent them.
  open() {
    const gone = new Set(this.entries.filter(({ act }) => act === "choose" || act === "typed").map(({ key }) => key));
    return this.data.questions.filter(({ key }) => !gone.has(key));
  }

  settle() {
    const open = this.open();
    if (!open.some(({ key }) => key === this.at)) this.at = this.after(open);
    this.draw(open);
  }

  // The question after those skipped just now; where all were skipped, the first of these again.
  after(open) {
    const skipped = new Set(this.entries.filter(({ act }) => act === "skip").map(({ key }) => key));
    const next = open.find(({ key, skipped: late }) => !late && !skipped.has(key)) ?? open.find(({ key }) => !skipped.has(key));
    return (next ?? (this.data.more ? undefined : open[0]))?.key ?? "";
  }

  draw(open) {
    const { words, counts } = this.data;
    const question = open.find(({ key }) => key === this.at);
    const answered = this.entries.filter(({ act }) => act === "choose" || act === "typed");
    let total = 0;
    const kinds = counts.map(([doubt, label, number]) => {
      const left = Math.max(0, number - answered.filter((one) => one.key.startsWith(`${doubt}:`)).length);
      total += left;
      const chip = make("span", `${label}: ${left.toLocaleString("en")}`);
      chip.setAttribute("aria-current", doubt === question?.doubt);
      return chip;
    });
    this.part("total").textContent = `${words.left}: ${total.toLocaleString("en")}`;
    this.root.dataset.left = total;
    this.part("kinds").replaceChildren(...kinds);
    const waiting = !question && (this.data.more || this.entries.length > 0);
    this.root.setAttribute("aria-busy", waiting);
    this.part("card").hidden = !question;
    this.part("finished").hidden = Boolean(question);
    this.part("finished").textContent = waiting ? words.waiting : words.finished;
    this.part("keys").textContent = words.keys;
    if (question && (this.drawn !== question.key || this.drawnFrom !== this.data)) this.ask(question);
    if (!question) this.drawn = "";
    this.tools(question);
    this.root.dataset.key = question?.key ?? "";
  }

  ask(question) {
    if (this.drawn !== question.key) {
      this.alike = false;
      this.typing(false);
    }
    this.drawn = question.key;
    this.drawnFrom = this.data;
    const { words } = this.data;
    this.part("kind").textContent = question.skipped ? `${question.kind} · ${words.skipped}` : question.kind;
    if (this.part("asked").textContent !== question.asked) this.part("asked").textContent = question.asked;
    const what = this.part("what");
    what.hidden = !question.what;
    what.replaceChildren(this.own("bdi", question.what));
    this.part("contexts").replaceChildren(...question.contexts.map((one) => this.context(one)));
    for (const mark of this.part("contexts").querySelectorAll("blockquote")) this.reveal(mark);
    this.part("choices").replaceChildren(...question.choices.map((one, place) => this.choice(one, place, question)));
    const why = this.part("why");
    why.hidden = !question.why.length;
    why.querySelector("h3").textContent = words.why;
    why.querySelector("ul").replaceChildren(...question.why.map(([because, quote]) => this.reason(because, quote)));
  }

  own(name, text) {
    const element = make(name, text);
    element.dir = "auto";
    return element;
  }

  context({ title, pieces, language, side }) {
    const figure = make("figure");
    const caption = this.own("figcaption", title);
    const quote = make("blockquote", "", "source");
    quote.dir = side;
    quote.lang = language;
    quote.tabIndex = 0;
    quote.append(...pieces.map(([text, marked]) => (marked ? make("mark", text) : document.createTextNode(text))));
    figure.append(caption, quote);
    return figure;
  }

  // The marked words, where the text around them is longer than its box.
  reveal(quote) {
    const mark = quote.querySelector("mark");
    if (mark) quote.scrollTop = Math.max(0, mark.offsetTop - quote.offsetTop - quote.clientHeight / 2);
  }

  choice({ text, note }, place, question) {
    const button = make("button", "", place === question.accept ? "rv-accept" : "");
    button.type = "button";
    if (place < 9) button.append(make("kbd", String(place + 1)));
    if (place === question.accept) button.append(make("kbd", "A ⏎"));
    button.append(this.own("bdi", text));
    if (note) {
      const small = make("small");
      small.append(this.own("bdi", note));
      button.append(small);
    }
    button.onclick = () => this.choose(place);
    return button;
  }

  reason(because, quote) {
    // In the page's own words and direction: what they quote is isolated in them.
    const line = make("li", "");
    line.append(make("span", because));
    if (quote) line.append(" ", this.own("q", quote));
    return line;
  }

  tools(question) {
    const { words } = this.data;
    const undoable = this.data.undoable + this.entries.filter(({ act }) => act === "choose" || act === "typed").length;
    const tools = [
      ["skip", "S", words.skip, Boolean(question)],
      ["correct", "E", words.correct, Boolean(question?.typed)],
      ["undo", "U", words.undo, undoable > 0],
      ["previous", "", words.previous, Boolean(question)],
      ["next", "", words.next, Boolean(question)],
    ].map(([act, key, label, enabled]) => this.tool(act, key, label, enabled));
    if (question?.alike) {
      const alike = this.tool("alike", "I", `${words.alike} (${question.alike.toLocaleString("en")})`, true);
      alike.setAttribute("aria-pressed", this.alike);
      tools.splice(2, 0, alike);
    }
    if (question?.event) {
      const link = make("a", words.open);
      link.href = `./?event=${encodeURIComponent(question.event)}`;
      link.target = "_blank";
      tools.push(link);
    }
    const before = document.activeElement?.dataset?.act;
    this.part("tools").replaceChildren(...tools);
    if (before) this.part("tools").querySelector(`[data-act="${before}"]`)?.focus();
  }

  tool(act, key, label, enabled) {
    const button = make("button");
    button.type = "button";
    button.dataset.act = act;
    button.disabled = !enabled;
    if (key) button.append(make("kbd", key));
    button.append(make("bdi", label));
    button.onclick = () => this.do(act);
    return button;
  }

  key(event) {
    const target = event.composedPath?.()[0] ?? event.target;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!document.contains(this.root) || !this.root.offsetParent) return;
    if (target instanceof Element && target.closest(TYPED_INTO)) {
      if (event.key === "Escape" && this.root.contains(target)) this.typing(false);
      return;
    }
    const act = this.meant(event, target);
    if (act === undefined || (event.repeat && typeof act === "number")) return;
    event.preventDefault();
    if (typeof act === "number") this.choose(act);
    else this.do(act);
  }

  // Where the keyboard writes other letters, the place of a key on it counts.
  meant(event, target) {
    const { key, code } = event;
    const digit = /^[1-9]$/.test(key) ? key : /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    if (digit && !event.shiftKey) return Number(digit) - 1;
    const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1].toLowerCase();
    if (letter in LETTERS) return LETTERS[letter];
    const rtl = getComputedStyle(this.root).direction === "rtl";
    if (key === "ArrowRight") return rtl ? "previous" : "next";
    if (key === "ArrowLeft") return rtl ? "next" : "previous";
    if (key === "Enter" && !(target instanceof Element && target.closest(PRESSED))) return "accept";
    return undefined;
  }

  do(act) {
    const question = this.open().find(({ key }) => key === this.at);
    if (act === "undo") this.undo();
    else if (!question) return;
    // Where nothing is believed there is nothing to accept: the answer is typed.
    else if (act === "accept") question.choices[question.accept] ? this.choose(question.accept) : this.do("correct");
    else if (act === "skip") this.skip(question);
    else if (act === "correct") question.typed && this.typing(true, question);
    else if (act === "alike") {
      if (!question.alike) return;
      this.alike = !this.alike;
      this.tools(question);
    } else this.move(act === "next" ? 1 : -1);
  }

  choose(place) {
    const question = this.open().find(({ key }) => key === this.at);
    const choice = question?.choices[place];
    if (choice) this.answer({ act: "choose", value: choice.value, ...this.seen(question) });
  }

  typed(event) {
    event.preventDefault();
    const value = this.part("typed").querySelector("input").value.trim();
    const question = this.open().find(({ key }) => key === this.at);
    if (value && question) this.answer({ act: "typed", value, ...this.seen(question) });
  }

  // What the answer is to, as it was shown: others may have changed it by the time it arrives.
  seen({ key, last, about, saw }) {
    return { key, last, about, saw, alike: Boolean(this.alike) };
  }

  typing(shown, question) {
    const form = this.part("typed");
    const input = form.querySelector("input");
    const had = form.contains(document.activeElement);
    form.hidden = !shown;
    if (shown) {
      form.querySelector("label span").textContent = question.typed;
      form.querySelector("[type=submit]").textContent = this.data.words.save;
      this.part("cancel").textContent = this.data.words.cancel;
      input.value = "";
      input.focus();
    } else if (had) this.root.focus({ preventScroll: true });
  }

  answer(entry) {
    this.typing(false);
    this.notify("");
    const place = this.open().findIndex(({ key }) => key === entry.key);
    this.push(entry);
    const open = this.open();
    // On to what stood behind it; what was skipped just now waits.
    const skipped = new Set(this.entries.filter(({ act }) => act === "skip").map(({ key }) => key));
    const later = open.slice(place).find(({ key }) => !skipped.has(key));
    this.at = later?.key ?? this.after(open);
    this.draw(open);
    this.send();
  }

  skip(question) {
    this.notify("");
    const place = this.open().indexOf(question);
    this.push({ act: "skip", key: question.key });
    const open = this.open();
    const skipped = new Set(this.entries.filter(({ act }) => act === "skip").map(({ key }) => key));
    const later = open.slice(place + 1).find(({ key }) => !skipped.has(key));
    this.at = later?.key ?? this.after(open);
    this.draw(open);
    this.send();
  }

  undo() {
    this.notify("");
    this.push({ act: "undo", key: "" });
    this.draw(this.open());
    this.send();
  }

  move(step) {
    const open = this.open();
    const place = open.findIndex(({ key }) => key === this.at) + step;
    if (place < 0 || place >= open.length) return;
    this.at = open[place].key;
    this.draw(open);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 400);
  }

  push(entry) {
    this.number += 1;
    this.entries = [...this.entries, { n: this.number, ...entry }];
  }

  send() {
    clearTimeout(this.timer);
    this.component.setStateValue("log", { run: this.run, at: this.at, entries: this.entries });
  }

  notify(text) {
    const notice = this.part("notice");
    notice.hidden = !text;
    notice.textContent = text;
  }
}
