"""How sure a document's date is, as a picture: belief by year, and by day where days are known."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from plotly import graph_objects as go
from plotly.subplots import make_subplots

from timeline.dates import Date, Grain
from timeline.dating import Candidate
from timeline.views.words import date_in_words

_COLOUR: Final = "#2864a0"
_ROW_HEIGHT: Final = 150
# More days than this are no longer told apart in a small picture.
_MOST_DAYS: Final = 31


def belief_figure(candidates: Sequence[Candidate], *, language: str = "en") -> Any:
    """A row of bars for the years, and one for the days of the likeliest year where the candidates are days."""
    rows = [by_year(candidates, language), *filter(None, [by_day(candidates, language)])]
    figure = make_subplots(rows=len(rows), cols=1, vertical_spacing=0.3)
    for number, bars in enumerate(rows, start=1):
        labels, weights = list(bars), list(bars.values())
        texts = [f"{weight:.0%}" if weight >= 0.005 else "" for weight in weights]
        figure.add_trace(
            go.Bar(
                x=labels, y=weights, text=texts, marker_color=_COLOUR, hovertemplate="%{x}: %{y:.1%}<extra></extra>"
            ),
            row=number,
            col=1,
        )
    figure.update_xaxes(type="category", tickangle=0, automargin=True)
    figure.update_yaxes(range=[0, 1.15], showticklabels=False, showgrid=False, fixedrange=True)
    figure.update_layout(
        height=_ROW_HEIGHT * len(rows), margin={"l": 8, "r": 8, "t": 8, "b": 8}, showlegend=False, bargap=0.3
    )
    return figure


def by_year(candidates: Sequence[Candidate], language: str) -> dict[str, float]:
    """The belief in each year, in order of time."""
    weights: defaultdict[int, float] = defaultdict(float)
    for candidate in candidates:
        weights[candidate.date.year] += candidate.weight
    years = {candidate.date.year: Date(candidate.date.day, Grain.YEAR) for candidate in candidates}
    return {_bare(years[year], language): weights[year] for year in sorted(weights)}


def by_day(candidates: Sequence[Candidate], language: str) -> dict[str, float]:
    """The belief in each day of the likeliest year, in order of time; empty where no days are known, or too many."""
    days = [candidate for candidate in candidates if candidate.date.grain is Grain.DAY]
    if not days:
        return {}
    year = max(days, key=lambda candidate: candidate.weight).date.year
    shown = sorted((day for day in days if day.date.year == year), key=lambda day: day.date.day)
    if len(shown) > _MOST_DAYS:
        return {}
    return {date_in_words(day.date, language): day.weight for day in shown}


def _bare(year: Date, language: str) -> str:
    return str(year.year) if year.year > 0 else date_in_words(year, language)
