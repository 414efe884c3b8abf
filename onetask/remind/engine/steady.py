"""Whether the clock has jumped: it is compared with one that only counts seconds."""

from dataclasses import dataclass

JUMP = 300.0
PAUSE = 300.0


@dataclass
class Steady:
    """After a jump nothing is said for a while, lest days' worth go out at once."""

    wall: float = 0.0
    counted: float = 0.0
    paused_until: float = 0.0

    def may_go_on(self, wall: float, counted: float) -> bool:
        drift = (wall - self.wall) - (counted - self.counted)
        has_jumped = self.counted > 0 and abs(drift) > JUMP
        self.wall, self.counted = wall, counted
        if has_jumped:
            self.paused_until = counted + PAUSE
        return counted >= self.paused_until
