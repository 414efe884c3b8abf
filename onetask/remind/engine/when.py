"""How long a delivery waits before it is tried again."""

from datetime import timedelta

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


def wait_after(attempts: int, luck: float) -> timedelta:
    """From a minute to an hour, doubling; luck in 0…1 spreads those who failed together."""
    doubled = FIRST_WAIT * (1 << min(attempts - 1, 10))
    return min(doubled, LONGEST_WAIT) * (0.75 + luck / 2)
