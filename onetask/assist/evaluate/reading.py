"""The files of a folder, and what is missing of them."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from onetask.assist.engine.quickadd.dates import read_date
from onetask.assist.engine.quickadd.parts import Options

Row = dict[str, str]
FORMATS = (
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%d/%b/%y %H:%M"),
    *("%d/%b/%Y %H:%M", "%d/%b/%y %I:%M %p", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d.%m.%Y %H:%M"),
    *("%d/%b/%y", "%b %d, %Y", "%Y/%m/%d %H:%M:%S", "%a %b %d %H:%M:%S %Y", "%d %b %Y %H:%M"),
)


@dataclass
class Folder:
    """Where the data lies, where a lent train file lies, and what was not there."""

    path: Path
    train: Path | None = None
    missing: list[dict[str, str]] = field(default_factory=list)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def rows(self, name: str, lent: bool = False) -> list[Row]:  # noqa: FBT001, FBT002
        base = self.train if lent and self.train else self.path
        file = base / name
        csv.field_size_limit(1 << 30)
        with file.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        self.files[name] = {"rows": len(rows), "sha256": digest}
        return rows

    def named(self, pattern: str, lent: bool = False) -> Iterator[str]:  # noqa: FBT001, FBT002
        base = self.train if lent and self.train else self.path
        return (str(one.relative_to(base)) for one in sorted(base.glob(pattern)))

    def lacks(self, metric: str, why: str) -> None:
        self.missing.append({"metric": metric, "why": why})


def moment(text: str) -> datetime | None:
    """However a tracker writes it; None where nobody can tell."""
    plain = " ".join(text.replace("T", " ").split("+")[0].split(".")[0].strip("Z ").split())
    for form in FORMATS:
        try:
            return datetime.strptime(plain, form)  # noqa: DTZ007
        except ValueError:
            continue
    found = read_date(plain, datetime(2020, 1, 1), Options())  # noqa: DTZ001
    return found.moment.at if found else None


def score(right: list[bool]) -> dict[str, Any]:
    share = round(sum(right) / len(right), 4) if right else None
    return {"n": len(right), "score": share}
