"""What a dollar was worth, year by year, and how texts call the currencies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.names.dated_names import NamedRows

# The currency all rates are told in.
DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """So much of a currency was a US dollar on the average of a year."""

    currency: str
    year: int
    per_dollar: float

    def __post_init__(self) -> None:
        if self.per_dollar <= 0:
            raise ValueError(f"a rate is more than nothing: {self.per_dollar}")


@dataclass(frozen=True, slots=True)
class Currency:
    """How a language calls a currency where it tells an amount; one name may be of several."""

    currency: str
    language: str
    name: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a currency has a name")


@dataclass(frozen=True, eq=False)
class Rates:
    """Both tables: the names to look for, and the rates of each currency, of which some have none."""

    currencies: NamedRows[Currency]
    per_dollar: Mapping[str, Sequence[ExchangeRate]]
