"""Each member hears of their own news alone, in their own place."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.inbox.queries import told_by


@shows("comment.added", "comment.edited", "reaction.added", "seat.given")
@shows("member.reminded", "member.not_reminded")
@shows("task.mentioned", "task.assigned", "task.closed", "task.reopened", "task.edited")
def news_came(event: Event) -> Drawing:
    drawing = Drawing()
    for member_id in told_by(event):
        place = f"member:{member_id}"
        drawing.stale("inbox", at=place).stale("inbox-badge", at=place)
    return drawing
