// The timeline on a page of its own, without a session: what the reader does stays in the page.
{
  const proof = document.querySelector(".proof");

  const component = {
    parentElement: document.querySelector(".embed"),
    data: JSON.parse(document.getElementById("data").textContent),
    setStateValue() {},
    setTriggerValue(name, value) {
      if (name === "opened") open(value);
      else arrange(value);
    },
  };

  // Lanes that are folded, hidden or moved: the same view, asked for anew.
  function arrange(lanes) {
    const asked = new URLSearchParams(component.data.view);
    for (const [name, keys] of Object.entries(lanes)) {
      asked.delete(name);
      for (const key of keys) asked.append(name, key);
    }
    show({ ...lanes, view: asked.toString() });
  }

  // An event tells its date and the words that prove it.
  async function open(id) {
    const { base, timeline, where } = component.data;
    const path = `${base}/api/v1/timelines/${encodeURIComponent(timeline)}/events/${encodeURIComponent(id)}`;
    const response = await fetch(`${path}?${new URLSearchParams(where)}`);
    if (!response.ok) return;
    const event = await response.json();
    const date = document.createElement("b");
    date.textContent = event.date ?? "";
    const quotes = event.evidence.map(({ quote }) => {
      const words = document.createElement("blockquote");
      words.dir = "auto";
      words.textContent = quote;
      return words;
    });
    proof.replaceChildren(date, ...quotes);
    proof.hidden = false;
    show({ selected: id });
  }

  // The chart compares what it is given with what it had: it gets new data, not the old ones changed.
  function show(changes) {
    component.data = { ...component.data, ...changes };
    mount(component);
  }

  mount(component);
}
