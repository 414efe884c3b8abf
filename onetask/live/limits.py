"""How much one socket may say."""

import time
from dataclasses import dataclass, field
from typing import Any

A_MINUTE = 60.0
MOST = 100


@dataclass
class Allowance:
    """Counts the messages of one connection within the running minute."""

    since: float = field(default_factory=time.monotonic)
    said: int = 0

    def is_spent(self) -> bool:
        now = time.monotonic()
        if now - self.since >= A_MINUTE:
            self.since, self.said = now, 0
        self.said += 1
        return self.said > MOST


def allowance_of(environ: dict[str, Any]) -> Allowance:
    found: Allowance = environ.setdefault("onetask.allowance", Allowance())
    return found
