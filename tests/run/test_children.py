"""A child is started again at once, then with pauses, and at last given up."""

import os
import time

from onetask.run.children import HOPELESS, LONGEST_PAUSE, MOST_DEATHS, Child


def dying(code=1, times=1):
    child = Child("test", lambda: os._exit(code))
    for _ in range(times):
        child.start()
        while not child.has_ended():
            time.sleep(0.001)
    return child


def test_the_first_death_is_no_drama():
    child = dying()
    assert child.code == 1
    assert child.must_start()
    assert not child.is_lost


def test_pauses_grow():
    assert 1 < dying(times=2).due - time.monotonic() <= 2
    assert dying(times=5).due - time.monotonic() <= LONGEST_PAUSE


def test_who_keeps_dying_is_lost():
    assert not dying(times=MOST_DEATHS - 1).is_lost
    assert dying(times=MOST_DEATHS).is_lost


def test_who_lived_long_starts_anew():
    child = dying(times=3)
    child.start()
    child.started -= 61
    while not child.has_ended():
        time.sleep(0.001)
    assert child.deaths == 1


def test_a_hopeless_end_is_final():
    assert dying(code=HOPELESS).is_lost


def test_a_child_that_raises_ends_with_one(capfd):
    child = Child("test", lambda: 1 / 0)
    child.start()
    while not child.has_ended():
        time.sleep(0.001)
    assert child.code == 1
    assert "ZeroDivisionError" in capfd.readouterr().err
