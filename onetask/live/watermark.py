"""Up to which number everything has been handed over to the sockets of this process."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass
class Watermark:
    """Numbers have no gaps: one that is missing was lost, or is still on its way."""

    told: int
    epoch: str
    head: int = 0
    received: set[int] = field(default_factory=set)

    def mark(self, first: int, last: int) -> None:
        self.received.update(range(max(first, self.told + 1), last + 1))
        while self.told + 1 in self.received:
            self.told += 1
            self.received.remove(self.told)

    def jump(self, head: int) -> None:
        """All up to a head read from the database has been handed over by other means."""
        if head > self.told:
            self.told = head
            self.received = {number for number in self.received if number > head}
            self.mark(head + 1, head)

    def is_behind(self) -> bool:
        """A number that the last look already saw has not come since."""
        return self.told < self.head


watermarks: dict[UUID, Watermark] = {}


def mark(workspace_id: UUID, first: int, last: int) -> None:
    if known := watermarks.get(workspace_id):
        known.mark(first, last)
