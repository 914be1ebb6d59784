"""Work left to a worker: each job read by one at a time, whole, whoever dies over it."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from timeline.installation import HOME, LOCAL, NOBODY, JobOutcome, NoTimeline, Queue
from timeline.installation.jobs import LEASE

FILES = [("one.txt", b"one"), ("two.txt", b"two")]


def outcome(number, file=1, **more):
    return JobOutcome(file, f"document {number}", f"id-{number}", **more)


def state(place, job_id):
    return next(job.state for job in place.jobs(HOME, LOCAL) if job.id == job_id)


def files_kept(place):
    with place._engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM job_files")).scalar()


def test_a_job_is_taken_once_and_tells_how_far_it_has_come(place):
    job_id = place.leave(HOME, FILES, LOCAL)
    taken = place.take("a")
    assert (taken.job_id, taken.files, taken.told, place.take("b")) == (job_id, 2, 0, None)
    assert [place.job_file(taken, position) for position in (1, 2)] == FILES
    assert place.tell(taken, [outcome(1)], 0)
    assert place.tell(taken, [outcome(2, file=2)], 1)
    (job,) = place.jobs(HOME, LOCAL)
    assert (job.state, job.files, job.begun, job.told) == ("running", 2, 2, 2)
    place.end(taken)
    assert (state(place, job_id), files_kept(place), place.queue()) == ("done", 0, Queue(0, 0, None))
    assert place.outcomes(HOME, job_id, LOCAL, limit=9) == [outcome(1), outcome(2, file=2)]


def test_jobs_are_taken_in_the_order_they_came(place):
    left = [place.leave(HOME, FILES, LOCAL) for _ in range(3)]
    assert [place.take(name).job_id for name in "abc"] == left


def test_a_worker_that_asks_again_has_let_its_job_fall_and_goes_on_with_it(place):
    job_id = place.leave(HOME, FILES, LOCAL)
    place.tell(place.take("a"), [outcome(1)], 0)
    assert place.take("b") is None
    assert (place.take("a").job_id, place.take("a").told) == (job_id, 1)


def test_another_worker_goes_on_where_a_dead_one_stopped_and_the_dead_one_can_say_nothing_more(place, clock):
    place.leave(HOME, FILES, LOCAL)
    dead = place.take("dead")
    place.tell(dead, [outcome(1)], 0)
    clock.at += LEASE / 2
    place.tell(dead, [], 1)
    clock.at += LEASE / 2
    assert place.take("other") is None, "a sign of life keeps it"
    clock.at += LEASE
    other = place.take("other")
    assert other.told == 1
    assert not place.tell(dead, [outcome(2)], 1)
    place.end(dead)
    assert place.tell(other, [outcome(2, file=2)], 1)
    assert place.brought(other) == ["id-1", "id-2"]


def test_a_worker_told_to_stop_gives_its_job_back_at_once(place):
    place.leave(HOME, FILES, LOCAL)
    for _ in range(5):
        place.give_back(place.take("a"))
    assert place.take("b") is not None


def test_a_job_that_kills_every_worker_is_given_up_and_the_next_is_taken(place, clock):
    killer, next_one = place.leave(HOME, FILES, LOCAL), place.leave(HOME, FILES, LOCAL)
    for _ in range(3):
        assert place.take("a").job_id == killer
        clock.at += 2 * LEASE
    assert place.take("a").job_id == next_one
    assert (state(place, killer), files_kept(place)) == ("failed", 2)


def test_a_job_that_comes_further_is_not_given_up(place, clock):
    job_id = place.leave(HOME, FILES, LOCAL)
    for number in range(6):
        taken = place.take("a")
        assert (taken.job_id, taken.told) == (job_id, number)
        assert place.tell(taken, [outcome(number)], number)
        clock.at += 2 * LEASE


def test_a_cancelled_job_stops_its_worker_and_what_it_told_stays(place):
    job_id = place.leave(HOME, FILES, LOCAL)
    taken = place.take("a")
    place.tell(taken, [outcome(1)], 0)
    assert place.cancel(HOME, job_id, LOCAL)
    assert not place.tell(taken, [outcome(2)], 1)
    place.end(taken)
    assert (state(place, job_id), place.take("b")) == ("cancelled", None)
    assert place.outcomes(HOME, job_id, LOCAL, limit=9) == [outcome(1)]
    assert not place.cancel(HOME, job_id, LOCAL)


def test_only_what_is_over_is_forgotten(place):
    job_id = place.leave(HOME, FILES, LOCAL)
    place.forget(HOME, job_id, LOCAL)
    assert state(place, job_id) == "waiting"
    place.cancel(HOME, job_id, LOCAL)
    place.forget(HOME, job_id, LOCAL)
    assert place.jobs(HOME, LOCAL) == []


def test_refusals_are_told_first(place):
    place.leave(HOME, FILES, LOCAL)
    taken = place.take("a")
    refused = JobOutcome(2, "bad.pdf", reason="No text.")
    place.tell(taken, [outcome(1), refused], 0)
    assert place.outcomes(HOME, taken.job_id, LOCAL, limit=1) == [refused]


@pytest.mark.parametrize(
    "ask",
    [
        lambda place, home, job, who: place.leave(home, FILES, who),
        lambda place, home, job, who: place.jobs(home, who),
        lambda place, home, job, who: place.cancel(home, job, who),
        lambda place, home, job, who: place.outcomes(home, job, who, limit=1),
        lambda place, home, job, who: place.forget(home, job, who),
    ],
)
def test_nobody_else_sees_or_touches_a_timelines_jobs(place, sign_in, ask):
    ada, eve = sign_in("Ada"), sign_in("Eve")
    mine, hers = place.create(ada, "Mine").id, place.create(eve, "Hers").id
    job_id = place.leave(mine, FILES, ada)
    for stranger in (eve, NOBODY):
        with pytest.raises(NoTimeline):
            ask(place, mine, job_id, stranger)
    # Asked by way of her own timeline, the job is not there.
    ask(place, hers, job_id, eve)
    assert [job.state for job in place.jobs(mine, ada)] == ["waiting"]
    assert place.outcomes(hers, job_id, eve, limit=1) == []


def test_a_jobs_time_is_that_of_the_clock(place, clock):
    before = clock.at
    place.leave(HOME, FILES, LOCAL)
    (job,) = place.jobs(HOME, LOCAL)
    assert timedelta() < job.created_at - before < timedelta(minutes=1)


def test_the_queue_tells_how_much_is_to_be_done_and_since_when(place):
    first, _ = [place.leave(HOME, FILES, LOCAL) for _ in range(2)]
    came = {job.id: job.created_at for job in place.jobs(HOME, LOCAL)}
    assert place.queue() == Queue(2, 0, came[first])
    place.take("a")
    assert place.queue().running == 1
    assert place.queue().since > came[first]


def test_a_job_counts_what_was_refused_and_what_was_known(place):
    place.leave(HOME, FILES, LOCAL)
    taken = place.take("a")
    place.tell(taken, [outcome(1), outcome(2, is_known=True), JobOutcome(2, "bad.pdf", reason="No text.")], 0)
    (job,) = place.jobs(HOME, LOCAL)
    assert (job.told, job.refused, job.known) == (3, 1, 1)
