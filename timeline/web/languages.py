"""The choice of the pages' language; the whole document takes its language and direction."""

from typing import Final

import streamlit as st

from timeline.web.speaking import COOKIE, KEY, LANGUAGES, direction_of, language, noted, say

# What Streamlit itself writes on its own parts, always in English.
_THEIRS: Final = (
    noted("Sidebar"),
    noted("Collapse sidebar"),
    noted("Expand sidebar"),
    noted("App pages"),
    noted("Main menu"),
    noted("Skip to main content"),
    noted("Open"),
    noted("Clear all"),
    noted("Selected values"),
    noted("Choose an option"),
    noted("Upload"),
    noted("200MB per file"),
    noted("System"),
    noted("Light"),
    noted("Dark"),
    noted("Print"),
    noted("Record screen"),
    noted("file upload"),
    noted("info icon"),
    noted("Show/hide columns"),
    noted("Download as CSV"),
    noted("Search"),
    noted("Fullscreen"),
)
# Streamlit also always says that its pages are English and run from left to right. Its words are said anew whenever it
# draws, and are found again in whatever language they were said before.
_SCRIPT: Final = """
const PARTS = ["aria-label", "placeholder", "title"];
const TEXTS = "[data-testid=stSkipToContent], [data-testid^=stMainMenu], [data-testid=stFileUploader]";
const english = new Map();
let words = {};
let waiting = 0;

const told = (text) => {
  const [first, ...rest] = text.split(" • ");
  const word = words[english.get(first) ?? first];
  return word === undefined ? text : [word, ...rest].join(" • ");
};

function retell() {
  waiting = 0;
  for (const part of PARTS)
    for (const element of document.querySelectorAll(`[${part}]`)) {
      const text = element.getAttribute(part);
      if (told(text) !== text) element.setAttribute(part, told(text));
    }
  for (const place of document.querySelectorAll(TEXTS)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (told(node.data) !== node.data) node.data = told(node.data);
    }
  }
}

new MutationObserver(() => (waiting ||= setTimeout(retell, 100))).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeFilter: PARTS,
});

export default function ({ data }) {
  const root = document.documentElement;
  root.lang = data.language;
  root.dir = data.direction;
  document.cookie = `${data.cookie}=${data.language}; path=/; max-age=31536000; samesite=lax`;
  words = data.words;
  for (const [name, word] of Object.entries(words)) english.set(word, name);
  retell();
}
"""
_mounted: Final = st.components.v2.component("timeline.language", js=_SCRIPT)


def choose_language() -> None:
    """Draws the choice, and turns the page to what was chosen before."""
    with st.sidebar:
        st.selectbox(
            say("Language"),
            list(LANGUAGES),
            format_func=lambda code: LANGUAGES[code],
            key=KEY,
            persist_state="session",
        )
    code, words = language(), {text: say(text) for text in _THEIRS}
    # Before any script has come: a page that turns over under the reader's eyes is no page to read.
    st.html(f"<style>:root {{ direction: {direction_of(code)}; }}</style>")
    _mounted(key="document", data={"language": code, "direction": direction_of(code), "cookie": COOKIE, "words": words})
