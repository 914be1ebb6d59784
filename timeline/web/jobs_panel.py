"""Uploads that take long: they are left to a worker, and this tells how far it has come and what came of them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, Final

import streamlit as st

from timeline.formats import count_packed
from timeline.installation import Job
from timeline.store import StoreError
from timeline.views import phrases, shortened
from timeline.web.error_words import error_in_words
from timeline.web.going import go
from timeline.web.installed import day
from timeline.web.messages import attempt
from timeline.web.plain import plain
from timeline.web.speaking import language, say, say_count
from timeline.web.state import installation, now
from timeline.web.visitors import is_shared, timeline_of_page, visitor_of_page

# What is read while the reader waits: a few seconds' work, as long as one looks at a bar.
_AT_ONCE_FILES: Final = 20
_AT_ONCE_BYTES: Final = 1_000_000
# Seconds between looks at jobs that are not over.
_LOOK: Final = 1.5
# By then a worker takes what is left to it, if it has nothing else to do.
_PATIENCE: Final = timedelta(seconds=20)
_MOST_REFUSALS: Final = 50
# Of those that are over; the others come up when these were seen.
_MOST_OVER: Final = 3


def takes_long(files: Sequence[Any]) -> bool:
    """Whether uploads are more than a reader should wait for at the page."""
    if len(files) > _AT_ONCE_FILES or sum(file.size for file in files) > _AT_ONCE_BYTES:
        return True
    return sum(count_packed(file.name, file.getvalue()) for file in files) > _AT_ONCE_FILES


def leave(files: Iterable[Any]) -> bool:
    """Leaves uploads to a worker; gives whether they are kept for it."""
    contents = ((file.name, file.getvalue()) for file in files)
    with st.spinner(say("Handing over …")):
        return attempt(
            lambda: installation().leave(timeline_of_page(), contents, visitor_of_page()),
            say("The files are read in the background. You may go on, or close this page."),
        )


def jobs_panel() -> None:
    """Draws what was left to a worker, until somebody has seen what came of it."""
    open_jobs = sum(not job.is_over for job in _jobs())
    # Looks only as long as there is something to come.
    st.fragment(_panel, run_every=_LOOK if open_jobs else None)(open_jobs)


def _jobs() -> list[Job]:
    return installation().jobs(timeline_of_page(), visitor_of_page())


def _panel(were_open: int) -> None:
    try:
        jobs = _jobs()
        if sum(not job.is_over for job in jobs) < were_open:
            # What was read is in the list below now.
            st.rerun()
        for job in [job for job in jobs if not job.is_over]:
            with st.container(border=True, key=f"job-{job.id}"):
                _at_work(job, jobs)
        for job in [job for job in jobs if job.is_over][:_MOST_OVER]:
            with st.container(border=True, key=f"job-{job.id}"):
                _over(job)
    except StoreError as error:
        st.error(plain(error_in_words(error)))


def _at_work(job: Job, jobs: Sequence[Job]) -> None:
    st.markdown(f"**{_named(job)}**")
    if job.state == "waiting" and not job.told:
        st.progress(0.0, say("Waiting for its turn …"))
        if all(other.state != "running" for other in jobs) and now() - job.created_at > _PATIENCE:
            st.caption(say("Nobody has begun with it yet: does a worker run? Whoever looks after this place knows."))
    else:
        begun = say_count("{number} report so far", "{number} reports so far", job.told)
        where = say("file {number} of {all}", number=max(job.begun, 1), all=job.files)
        st.progress((max(job.begun, 1) - 0.5) / job.files, phrases(language()).separator.join((begun, where)))
    st.button(say("Cancel"), key=f"cancel-{job.id}", icon=":material/stop:", on_click=_cancel, args=(job.id,))


def _over(job: Job) -> None:
    st.markdown(f"**{_named(job)}**")
    if job.state == "cancelled":
        st.info(say("This was cancelled; what was read by then stays."))
    if job.state == "failed":
        st.error(say("This was given up: reading it stopped the worker again and again. What was read by then stays."))
    st.markdown(phrases(language()).separator.join(_counts(job)))
    if job.refused:
        _refusals(job)
    with st.container(horizontal=True):
        if job.told > job.refused and st.button(say("See the timeline"), key=f"see-{job.id}"):
            go("timeline")
        st.button(say("Done"), key=f"forget-{job.id}", on_click=_forget, args=(job.id,))


def _counts(job: Job) -> list[str]:
    new = job.told - job.refused - job.known
    parts = [say_count("{number} report is read in", "{number} reports are read in", new)]
    if job.known:
        parts.append(say_count("{number} was here already", "{number} were here already", job.known))
    if job.refused:
        parts.append(say_count("{number} was not taken", "{number} were not taken", job.refused))
    return parts


def _refusals(job: Job) -> None:
    found = installation().outcomes(timeline_of_page(), job.id, visitor_of_page(), limit=_MOST_REFUSALS)
    for outcome in found:
        if outcome.reason:
            st.error(f"**{plain(shortened(outcome.name, 80))}**: {plain(error_in_words(outcome.reason))}")
    if job.refused > _MOST_REFUSALS:
        st.caption(say("and {number} more", number=job.refused - _MOST_REFUSALS))


def _named(job: Job) -> str:
    """How much it is, from when, and where there are several people whose."""
    parts = [say_count("{number} file", "{number} files", job.files), day(job.created_at)]
    return phrases(language()).separator.join([*parts, plain(job.who)] if is_shared() else parts)


def _cancel(job_id: str) -> None:
    attempt(lambda: installation().cancel(timeline_of_page(), job_id, visitor_of_page()), "")


def _forget(job_id: str) -> None:
    attempt(lambda: installation().forget(timeline_of_page(), job_id, visitor_of_page()), "")
