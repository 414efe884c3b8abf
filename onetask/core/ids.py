"""Identifiers that sort by the time they were made."""

import os
import time
from uuid import UUID

NOBODY = UUID(int=0)


def uuid7() -> UUID:
    """RFC 9562 version 7; `uuid.uuid7` comes with Python 3.14."""
    value = time.time_ns() // 1_000_000 << 80 | int.from_bytes(os.urandom(10))
    value = value & ~(0xF000 << 64) | 0x7000 << 64
    return UUID(int=value & ~(0xC000 << 48) | 0x8000 << 48)
