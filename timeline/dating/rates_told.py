"""Clues in sums told in two currencies: "150 million francs ($17 million)" gives the rate, and the rate the years."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import log
from typing import Final

import numpy as np

from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import FIRST_YEAR, Yearly, all_years
from timeline.dating.material import Material
from timeline.names import DOLLAR, Currency, ExchangeRate
from timeline.text import Span

# "150 million" right before the name of a currency; "(US$17", "or about $17" right behind it.
_AMOUNT: Final = re.compile(r"(\d[\d.,]*)([\s-][^\W\d_]{1,9})?\s\Z")
_DOLLARS: Final = re.compile(r"[^\d.;:]{1,14}\$\s?(\d[\d.,]*)")
_LONGEST_AMOUNT: Final = 30
# "the dollar stood at 142.10 yen": as many letters lie between at most.
_DOLLAR_REACH: Final = 70
_IS_RATE: Final = re.compile(r"\d+\.\d{2,4}\Z")
_THOUSANDS: Final = re.compile(r",(?=\d{3}(?!\d))")
# So many times farther than rates move in a year from any known, a sum is no price of the currency.
_FAR: Final = 4.0


def rates(material: Material) -> Found:
    """Sums told in another currency and in dollars, and the dollar's own price."""
    text, language = material.document.text, material.document.language
    named = material.references.rates.currencies.find(text, language)
    dollars = [span.end for row, span in named if row.currency == DOLLAR]
    meant: dict[Span, list[Currency]] = defaultdict(list)
    for row, span in named:
        meant[span].append(row)
    seen = set()
    for span, rows in meant.items():
        told = _rate(text, span, dollars)
        if told is not None and rows[0].name not in seen:
            rate, quote = told
            tables = material.references.rates.per_dollar
            known = [tables[row.currency] for row in rows if row.currency in tables]
            each = [found for table in known if (found := _likelihood(rate, tuple(table)))]
            if each:
                seen.add(rows[0].name)
                because = f"A dollar was {rate:.4g} {rows[0].name}, but for the thousands."
                yield Clue("exchange rate", because, quote.cut(text), quote), Yearly(np.log(np.max(each, axis=0)))


def _rate(text: str, name: Span, dollars: Iterable[int]) -> tuple[float, Span] | None:
    before = max(0, name.start - _LONGEST_AMOUNT)
    amount = _AMOUNT.search(text[before : name.start])
    if amount is None or not (sum_ := _number(amount[1])):
        return None
    start = before + amount.start()
    paid = _DOLLARS.match(text, name.end)
    if paid and (price := _number(paid[1])):
        return sum_ / price, Span(start, paid.end())
    of_dollar = [end for end in dollars if 0 <= start - end <= _DOLLAR_REACH]
    if of_dollar and not amount[2] and _IS_RATE.match(amount[1]):
        return sum_, Span(start, name.end)
    return None


def _number(written: str) -> float:
    plain = _THOUSANDS.sub("", written.rstrip(".,")).replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else 0.0


@lru_cache(maxsize=1 << 10)
def _likelihood(rate: float, known: tuple[ExchangeRate, ...]) -> tuple[float, ...]:
    """By the distance from each year's own rate; sums may be told in thousands and millions.

    Nothing where the rate was never near: pounds are weights too.
    """
    logs = np.array([log(row.per_dollar) for row in known])
    scale = log(1000)
    told = log(rate) + scale * round((float(logs.mean()) - log(rate)) / scale)
    away = (logs - told) / weights.RATE_MOVES_IN_A_YEAR
    if np.abs(away).min() > _FAR:
        return ()
    found = np.full(len(all_years()), weights.DOUBT_OF_RATE)
    years = np.array([row.year for row in known]) - FIRST_YEAR
    found[years] = np.maximum(np.exp(-away * away / 2), weights.DOUBT_OF_RATE)
    return tuple(found)
