"""Projects and tasks to begin from: kept as facts, with days counted from the start."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped

from onetask.core.db import Thing


class Template(Thing):
    """`what` is project or task; `body` holds columns and tasks, or one task with its parts."""

    what: Mapped[str]
    name: Mapped[str]
    body: Mapped[dict[str, Any]]
    made_by_id: Mapped[UUID]
    binned_at: Mapped[datetime | None]
