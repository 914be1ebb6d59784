"""Which event of a new reading is which event of the document's last reading."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Final

from timeline.store.values import Values
from timeline.text import Span


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells of an event, and the claim it was kept as.

    `settled_type` is the type people gave the event, else the one read.
    """

    values: Values
    spans: tuple[Span, ...]
    claim_id: str = ""
    settled_type: str = ""


def _same_account(account: Account, kind: str) -> Hashable:
    return account.spans, kind, account.values


def _same_parties_and_date(account: Account, kind: str) -> Hashable:
    return account.spans, kind, account.values.actors, account.values.recipients, account.values.date


def _same_parties(account: Account, kind: str) -> Hashable:
    return account.spans, kind, account.values.actors, account.values.recipients


def _same_place(account: Account, kind: str) -> Hashable:
    return account.spans, kind


# From the closest likeness to the loosest, so that two events of one sentence are not taken for each other.
_LIKENESSES: Final[tuple[Callable[[Account, str], Hashable], ...]] = (
    _same_account,
    _same_parties_and_date,
    _same_parties,
    _same_place,
)


def match(old: Iterable[Account], new: Iterable[Account]) -> dict[int, Account]:
    """The old account of each new one, by its index; a new event is not in it. Takes linear time."""
    left = {account.claim_id: account for account in old}
    wanted = dict(enumerate(new))
    found: dict[int, Account] = {}
    for likeness in _LIKENESSES:
        for kind in (_read_type, _settled_type):
            _take(found, _alike(left, wanted, likeness, kind), left, wanted)
    for kind in (_read_type, _settled_type):
        _take(found, _overlapping(left, wanted, kind), left, wanted)
    return found


def _read_type(account: Account) -> str:
    return account.values.type


def _settled_type(account: Account) -> str:
    return account.settled_type or account.values.type


def _take(
    found: dict[int, Account], pairs: dict[int, Account], left: dict[str, Account], wanted: dict[int, Account]
) -> None:
    found.update(pairs)
    for index, account in pairs.items():
        del left[account.claim_id], wanted[index]


def _alike(
    left: dict[str, Account],
    wanted: dict[int, Account],
    likeness: Callable[[Account, str], Hashable],
    kind: Callable[[Account], str],
) -> dict[int, Account]:
    waiting: dict[Hashable, deque[Account]] = defaultdict(deque)
    for account in left.values():
        waiting[likeness(account, kind(account))].append(account)
    pairs = {}
    for index, account in wanted.items():
        candidates = waiting.get(likeness(account, account.values.type))
        if candidates:
            pairs[index] = candidates.popleft()
    return pairs


def _overlapping(
    left: dict[str, Account], wanted: dict[int, Account], kind: Callable[[Account], str]
) -> dict[int, Account]:
    """Pairs of one type whose words overlap, swept from the text's start to its end."""
    waiting: dict[str, deque[Account]] = defaultdict(deque)
    for account in sorted(left.values(), key=_extent):
        waiting[kind(account)].append(account)
    pairs = {}
    for index, account in sorted(wanted.items(), key=lambda pair: _extent(pair[1])):
        candidates, extent = waiting[account.values.type], _extent(account)
        while candidates and _extent(candidates[0]).end <= extent.start:
            candidates.popleft()
        if candidates and _extent(candidates[0]).overlaps(extent):
            pairs[index] = candidates.popleft()
    return pairs


def _extent(account: Account) -> Span:
    return Span(min(span.start for span in account.spans), max(span.end for span in account.spans))
