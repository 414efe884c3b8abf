"""A talk with somebody else's server ends in time, however slowly it answers."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer


@contextmanager
def in_time(seconds: float, hang_up: Callable[[], None]) -> Iterator[None]:
    """All of it, not each part: who sends a byte now and then is hung up on.

    Raises TimeoutError where the line was cut and nobody noticed.
    """
    end = time.monotonic() + seconds
    alarm = Timer(seconds, hang_up)
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()
    if time.monotonic() >= end:
        raise TimeoutError


def hang_up_on(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
