"""Files of feedback from other tools, by the names of their columns."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from onetask.core.locale import gettext as _

MOST_ROWS, LONGEST = 20_000, 20_000
FIELDS = ("text", "title", "name", "email", "customer", "said_at", "stars", "url", "key", "source")
SHAPES = {
    "app_store": {"userName", "review", "rating", "title"},
    "google_play": {"userName", "content", "score"},
    "canny": {"postTitle", "postDetails"},
    "uservoice": {"Suggestion ID", "Title"},
    "productboard": {"note_title", "note_content"},
    "fider": {"number", "title", "votes_count"},
}
NAMES = {
    **{"app_store": "App Store", "google_play": "Google Play", "canny": "Canny"},
    **{"uservoice": "UserVoice", "productboard": "Productboard", "fider": "Fider", "csv": "CSV"},
}
WORDS = {
    "text": "text content review details description body feedback message comment note "
    "postdetails notecontent suggestion idea quote",
    "title": "title subject posttitle notetitle name_of_post",
    "name": "username author name createdby user person contact authorname username creator "
    "username contributor displayname",
    "email": "email authoremail useremail createdbyemail contactemail mail useremailaddress",
    "customer": "company customer account companyname organization organisation usercompany bank",
    "said_at": "date at createdat created posted postedat timestamp time submittedat creationdate",
    "stars": "rating score stars",
    "url": "url link posturl sourceurl permalink",
    "key": "id reviewid suggestionid number postid noteid externalid",
    "source": "source channel sourceorigin",
}
DATES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%Y/%m/%d", "%b %d, %Y")


@dataclass(frozen=True)
class Said:
    """A row of a file as the feedback it becomes."""

    row: int
    text: str
    source: str
    name: str = ""
    email: str | None = None
    customer: str = ""
    said_at: datetime | None = None
    stars: int | None = None
    url: str | None = None
    key: str | None = None


@dataclass
class Read:
    """What a file holds, and what in it could not be understood."""

    shape: str
    mapping: dict[str, str]
    said: list[Said] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    rows: int = 0

    @property
    def name(self) -> str:
        return NAMES[self.shape]


class Unreadable(Exception):
    """The file holds no table of feedback; the text says why."""


def read_file(raw: bytes) -> Read:
    csv.field_size_limit(1_000_000)
    lines = io.StringIO(_decoded(raw).replace("\0", ""), newline="")
    table = csv.reader(lines, delimiter=_separator(raw))
    try:
        header = [name.strip().lstrip("\ufeff") for name in next(table, [])]
        found = Read(shape_of(header), mapping_of(header))
        if "text" not in found.mapping and "title" not in found.mapping:
            raise Unreadable(_("No column holds what was said."))
        for number, cells in enumerate(table, 2):
            _take(found, number, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise Unreadable(_("This is no table: %(why)s.", why=str(error))) from None
    return found


def shape_of(header: list[str]) -> str:
    here = set(header)
    return next((name for name, columns in SHAPES.items() if columns <= here), "csv")


def mapping_of(header: list[str]) -> dict[str, str]:
    """Which column holds which field; the first that fits."""
    plain = {re.sub(r"[^a-z]", "", name.lower()): name for name in reversed(header)}
    found = {}
    for name in FIELDS:
        fits = (plain[word] for word in WORDS[name].split() if word in plain)
        if column := next(fits, None):
            found[name] = column
    return found


def _take(found: Read, number: int, row: dict[str, str]) -> None:
    if not any(cell.strip() for cell in row.values()):
        return
    found.rows += 1
    if found.rows > MOST_ROWS:
        if found.rows == MOST_ROWS + 1:
            found.problems.append((number, _("Only %(most)s rows are taken in.", most=MOST_ROWS)))
        return
    got = {name: row.get(column, "").strip() for name, column in found.mapping.items()}
    text = "\n\n".join(part for part in (got.get("title", ""), got.get("text", "")) if part)
    if not text:
        found.problems.append((number, _("The row says nothing.")))
        return
    if len(text) > LONGEST:
        found.problems.append((number, _("The text was cut to %(most)s signs.", most=LONGEST)))
    found.said.append(_said(found, number, got, text.replace("\0", "")[:LONGEST]))


def _said(found: Read, number: int, got: dict[str, str], text: str) -> Said:
    moment, stars = moment_in(got.get("said_at", "")), _stars(got.get("stars", ""))
    if moment is None and got.get("said_at"):
        found.problems.append((number, _("“%(date)s” is no date; today is kept.",
                                         date=got["said_at"][:40])))  # fmt: skip
    key = got.get("key") and f"{found.shape}:{got['key'][:120]}"
    link = got.get("url", "")
    return Said(
        row=number, text=text, source=got.get("source", "")[:60] or found.name,
        customer=got.get("customer", "")[:120], said_at=moment, stars=stars, key=key or None,
        url=link[:500] if link.startswith(("https://", "http://")) else None,
        name=got.get("name", "")[:120], email=got.get("email") or None,
    )  # fmt: skip


def moment_in(text: str) -> datetime | None:
    plain = text.strip().removesuffix("Z")
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        found = next(_formats(plain), None)  # type: ignore[assignment]
    if found is None or not 1990 <= found.year <= 2100:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _formats(text: str) -> Iterator[datetime]:
    for form in DATES:
        try:
            yield datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue


def _stars(text: str) -> int | None:
    try:
        return max(0, min(5, round(float(text)))) if text else None
    except (ValueError, OverflowError):
        return None


def _decoded(raw: bytes) -> str:
    for code in ("utf-8-sig", "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return raw.decode(code)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("This is no text file."))


def _separator(raw: bytes) -> str:
    first = raw[:4000].split(b"\n", 1)[0]
    return max(",;\t", key=lambda sign: first.count(sign.encode()))
