"""What the pages call the fields of an event and of a report."""

from typing import Final

from timeline.web.speaking import noted

LABELS: Final = {
    "date": noted("Date"),
    "type": noted("Type"),
    "actors": noted("Actors"),
    "recipients": noted("Recipients"),
    "people": noted("People"),
    "place": noted("Place"),
    "status": noted("Status"),
    "created": noted("Date of the report"),
}
