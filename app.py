"""The web app: `streamlit run app.py`, `python app.py` and `uvicorn app:app` all start it."""

import os
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from timeline.web.api import api_routes
from timeline.web.embedding import embed_routes
from timeline.web.guard import Guard, settings_of
from timeline.web.loopback import LoopbackOnly
from timeline.web.preloading import Preload
from timeline.web.routes import routes
from timeline.web.serving import announced, is_open, meters, told, watched
from timeline.web.shell import report_failure
from timeline.web.visitors import user_of
from timeline.web.watch import Watch

# Said here as well as in .streamlit/config.toml, which an ASGI server started elsewhere does not find.
PRIVATE = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
}
# A third of a page's time went into looking through all memory for garbage after each run, and a little into watching
# the program's files for changes. Python looks for garbage by itself, where something has been added.
QUICK = {"runner.postScriptGC": False, "server.fileWatcherType": "none"}
# One run after the other: otherwise a second thread draws the page while the first still does what was asked for.
IN_TURN = {"runner.fastReruns": False}
OPTIONS = PRIVATE | QUICK | IN_TURN
for option, value in OPTIONS.items():
    config.set_option(option, value)

# A thread that reads a document or draws a page gives way to one that answers after a thousandth of a second, not
# five: the picture of a timeline is then asked for and sent three times as fast beside them.
sys.setswitchinterval(0.001)

figures, settings = meters(), settings_of(os.environ)
app = st.App(
    Path(__file__).with_name("timeline") / "web" / "main.py",
    lifespan=announced(figures),
    routes=[*routes(), *api_routes(), *embed_routes(settings), *watched(figures)],
    middleware=[
        Middleware(Watch, meters=figures),
        Middleware(LoopbackOnly, is_open=is_open(os.environ)),
        Middleware(Guard, settings=settings, whom=user_of),
        Middleware(Preload),
    ],
    on_script_error=report_failure,
)

if __name__ == "__main__":
    app.run(config=OPTIONS | told())
