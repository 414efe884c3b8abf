"""Which shape of the roadmap is asked for, for whom, and what that shape shows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import current_app, render_template, request

from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.kept import Kept
from onetask.core.locale import current_locale
from onetask.core.locale import gettext as _
from onetask.core.stamps import newest
from onetask.core.who import member
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.product.engine import timeline as lines
from onetask.product.models.products import Product
from onetask.product.models.roadmap import AUDIENCES, HEALTHS, HORIZONS
from onetask.product.queries.cards import Card, roadmap_of
from onetask.product.queries.drawn import drawn_board
from onetask.product.queries.timeline import GROUPS, Row, timeline_of
from onetask.product.words.roadmap import healths

HOME = "/roadmap"
ROWS = {"timeline": "product/_timeline_row.html", "table": "product/_table_row.html"}
_regions: Kept[str] = Kept(200)
_drawn_rows: Kept[str] = Kept(5_000)
SHAPES = ("board", "timeline", "table")
SHOWN = {
    "team": {"owner", "health", "progress", "forecast", "waits", "ideas", "confidence"},
    "leadership": {"owner", "health", "progress", "forecast", "waits"},
    "customers": set[str](),
}


@dataclass(frozen=True)
class Shape:
    """A shape of the roadmap, and the address of each of its neighbours."""

    name: str
    audience: str
    zoom: str
    begin: date | None
    product_id: UUID | None
    base: str = HOME
    group: str = "goal"
    owner: UUID | None = None
    health: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.owner or self.health)

    def holds(self, card: Card) -> bool:
        is_theirs = self.owner is None or card.initiative.owner_id == self.owner
        return is_theirs and self.health in ("", card.outlook.health)

    def shows(self, fact: str) -> bool:
        return fact in SHOWN[self.audience]

    def at(self, **changes: Any) -> str:
        query = replace(self, **changes).query()
        return f"{self.base}?{query}" if query else self.base

    def named(self, name: str) -> "Shape":
        return replace(self, name=name)

    @property
    def is_shared(self) -> bool:
        """For whoever holds a link: nothing leads further in."""
        return self.base != HOME

    @property
    def src(self) -> str:
        """Where its region alone is fetched."""
        return self.at() + ("&" if "?" in self.at() else "?") + "part=1"

    def query(self) -> str:
        usual = {"shape": "timeline", "audience": "team", "zoom": "quarters", "group": "goal"}
        asked = {"shape": self.name, "zoom": self.zoom, "group": self.group}
        asked |= {"audience": self.audience} if self.base == HOME else {}
        pairs = {name: value for name, value in asked.items() if value != usual[name]}
        pairs |= {"from": self.begin.isoformat()[:7]} if self.begin else {}
        pairs |= {"owner": str(self.owner)} if self.owner else {}
        pairs |= {"health": self.health} if self.health else {}
        return urlencode(pairs | ({"product": self.product_id} if self.product_id else {}))


def shape_asked(base: str = HOME, audience: str = "") -> Shape:
    asked = request.args
    name, zoom = asked.get("shape", ""), asked.get("zoom", "")
    seen_by = audience or asked.get("audience", "")
    return _narrowed(
        Shape(
            name if name in SHAPES else "timeline",
            seen_by if seen_by in AUDIENCES else "team",
            zoom if zoom in lines.ZOOMS else "quarters",
            _month(asked.get("from", "")),
            _uuid(asked.get("product", "")),
            base,
        )
    )


def _narrowed(shape: Shape) -> Shape:
    """Grouped and filtered by facts that its readers may know."""
    if shape.is_shared or shape.audience == "customers":
        return shape
    group, health = request.args.get("group", ""), request.args.get("health", "")
    asked: dict[str, Any] = {"group": group if group in GROUPS else "goal"}
    asked |= {"health": health if health in HEALTHS else ""}
    return replace(shape, owner=_uuid(request.args.get("owner", "")), **asked)


def shape_facts(product: Product, shape: Shape) -> dict[str, Any]:
    if shape.name == "board" and shape.audience == "team" and not shape.is_shared:
        return {"lanes": drawn_board(product)}
    cards = roadmap_of(product.id, is_public=shape.audience == "customers")
    if shape.audience == "customers":
        cards = [replace(card, goals=[], ideas=[], waits_for=[]) for card in cards]
    cards = [card for card in cards if shape.holds(card)]
    if shape.name == "timeline":
        return _timeline(cards, shape)
    rows = _rows([Row(card, None) for card in cards], shape) if shape.name == "table" else {}
    return {"cards": cards, "by_horizon": _by_horizon(cards), "rows": rows}


def _rows(rows: list[Row], shape: Shape) -> dict[UUID, str]:
    """Each as it was drawn before, where all that it prints is the same."""
    template = current_app.jinja_env.get_template(ROWS[shape.name])
    look = shape.name, shape.audience, shape.is_shared, here_today().year, current_locale()

    def drawn(row: Row) -> str:
        return _drawn_rows.of((look, row.key), lambda: template.render(row=row, shape=shape))

    return {row.card.id: drawn(row) for row in rows}


def _timeline(cards: list[Any], shape: Shape) -> dict[str, Any]:
    span = _span(shape)
    marks = {"marks": lines.marks_of(span), "today": here_today()}
    line = timeline_of(cards, span, shape.group)
    rows = _rows([row for lane in line.lanes for row in lane.rows], shape)
    return {"line": line, "rows": rows, **marks, **ways_from(shape)}


def ways_from(shape: Shape) -> dict[str, date]:
    """Where the timeline goes on, to either side."""
    span, step = _span(shape), {"months": 1, "quarters": 3, "year": 6}[shape.zoom]
    return {"earlier": lines.moved(span.first, -step), "later": lines.moved(span.first, step)}


def choices_in(actor: Any) -> dict[str, Any]:
    """What the bar offers to group and filter by."""
    people = session.scalars(visible_members(actor).order_by(Member.name)).all()
    groups = {"goal": _("Goal"), "owner": _("Owner"), "horizon": _("When")}
    return {"people": people, "healths": healths(), "groups": groups}


def here_today() -> date:
    return today_in(getattr(member(), "zone", "UTC"))


def drawn_region(product: Product, shape: Shape) -> str:
    """A shape as it stands in its page, kept while nothing in its place has changed."""
    now, place = standing(product.workspace_id), f"product:{product.id}"
    drawn = newest(place), now.floor, now.epoch, current_locale()
    key = product.id, shape, here_today(), *drawn
    facts = {"product": product, "place": place, "number": now.number, "shape": shape}
    page = f"product/_roadmap_{shape.name}.html"
    return _regions.of(key, lambda: render_template(page, **facts, **shape_facts(product, shape)))


def _span(shape: Shape) -> lines.Span:
    return lines.span_of(shape.begin or lines.usual_start(here_today(), shape.zoom), shape.zoom)


def _by_horizon(cards: list[Any]) -> dict[str, list[Any]]:
    return {name: [one for one in cards if one.initiative.horizon == name] for name in HORIZONS}


def _month(text: str) -> date | None:
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return found if 1950 <= found.year <= 2150 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
