"""Finds states, people, organisations, offices and places; what is known of them."""

from timeline.names.checking import check
from timeline.names.dated_names import NamedRows
from timeline.names.dated_tables import load_dated_names, load_first_days, load_rates, load_stories
from timeline.names.finding import find_names
from timeline.names.gazetteer import City, cities_by_name, load_cities
from timeline.names.groups import load_groups
from timeline.names.index import NameIndex, index_names
from timeline.names.listed import LISTED, bare_name, by_listed_name
from timeline.names.mention import Mention
from timeline.names.rates import DOLLAR, Currency, ExchangeRate, Rates
from timeline.names.reading import DataError
from timeline.names.rows import (
    Actor,
    ActorName,
    Anniversary,
    AnniversaryKind,
    FirstDay,
    Form,
    Kind,
    Office,
    Prominence,
    Recurring,
    Term,
    Title,
)
from timeline.names.stories import Stories, Story
from timeline.names.tables import (
    cldr_names,
    load_actor_names,
    load_actors,
    load_anniversaries,
    load_recurring,
    load_terms,
    load_titles,
    named_languages,
    names_in,
)

__all__ = [
    "DOLLAR",
    "LISTED",
    "Actor",
    "ActorName",
    "Anniversary",
    "AnniversaryKind",
    "City",
    "Currency",
    "DataError",
    "ExchangeRate",
    "FirstDay",
    "Form",
    "Kind",
    "Mention",
    "NameIndex",
    "NamedRows",
    "Office",
    "Prominence",
    "Rates",
    "Recurring",
    "Stories",
    "Story",
    "Term",
    "Title",
    "bare_name",
    "by_listed_name",
    "check",
    "cities_by_name",
    "cldr_names",
    "find_names",
    "index_names",
    "load_actor_names",
    "load_actors",
    "load_anniversaries",
    "load_cities",
    "load_dated_names",
    "load_first_days",
    "load_groups",
    "load_rates",
    "load_recurring",
    "load_stories",
    "load_terms",
    "load_titles",
    "named_languages",
    "names_in",
]
