"""Answers are made once, kept up to some memory, and the longest unasked go first."""

from dataclasses import dataclass
from threading import Event, Thread

import numpy as np
import pytest
from app_harness import put

from timeline import pipeline
from timeline.web.keeping import Kept, weight
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.viewing import View


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    numbers: np.ndarray


def answer(kilobytes):
    return Answer(np.zeros(kilobytes * 1000, dtype=np.int8))


def test_what_was_longest_not_asked_for_goes_first():
    kept, made = Kept(most=30_000), []

    def ask(key):
        kept.answer(key, lambda: made.append(key) or answer(12))

    for key in "abacab":
        ask(key)
    assert "".join(made) == "abcb"


def test_an_answer_larger_than_all_the_room_is_kept_until_the_next():
    kept = Kept(most=1)
    first = kept.answer("a", lambda: answer(5))
    assert kept.answer("a", lambda: answer(6)) is first
    kept.answer("b", lambda: answer(5))
    assert len(kept) == 1


def test_many_who_ask_at_once_are_given_one_answer():
    kept, started, go = Kept(most=10**6), Event(), Event()
    made, given = [], []

    def make():
        made.append(1)
        started.set()
        go.wait(10)
        return "answer"

    readers = [Thread(target=lambda: given.append(kept.answer("a", make))) for _ in range(5)]
    for reader in readers:
        reader.start()
    started.wait(10)
    go.set()
    for reader in readers:
        reader.join(10)
    assert (len(made), given) == (1, ["answer"] * 5)


def test_a_failure_is_told_and_not_kept():
    kept = Kept(most=1000)
    with pytest.raises(ZeroDivisionError):
        kept.answer("a", lambda: 1 / 0)
    assert kept.answer("a", lambda: "later") == "later"


def test_arrays_weigh_what_they_hold():
    assert weight(answer(50)) == pytest.approx(50_000, rel=0.02)


def test_the_queue_is_kept_without_the_columns_it_is_of(store):
    put(store, *(f"2021-09-{day:02}" for day in range(1, 29)))
    panorama = Panorama(store, Names(pipeline.knowledge()))
    queue = panorama.queue(View())
    assert queue.columns is panorama.held().columns
    kept = panorama._kept
    assert len(kept) == 1
    assert sum(size for _, size in kept._answers.values()) < weight(queue.columns)
