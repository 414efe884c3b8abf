"""Research: personas, segments, competitors, the comparison, notes and what is marked in them."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.research import may_research
from onetask.product.models.products import Part, Product
from onetask.product.models.research import (
    VERDICTS,
    Competitor,
    Highlight,
    Note,
    Persona,
    Segment,
    Trait,
    Verdict,
)
from onetask.product.operations.parts import (
    Rules,
    bin_part,
    made,
    part_of,
    restore_part,
    rewritten,
    undoes_parts,
)
from onetask.product.queries.research import verdict_of
from onetask.work.operations.fields import (
    a_day,
    as_given,
    line,
    needed,
    number,
    one_of,
    prose,
)

TEXT, LONG = prose(5_000), prose(60_000)


def a_site(value: Any) -> str:
    text = str(line(300, least=0)(value))
    if text and not text.startswith(("https://", "http://")):
        raise ValueError(_("An address begins with https://."))
    return text


SORTS: dict[str, tuple[type[Part], Rules]] = {
    "segments": (
        Segment,
        Rules(
            {
                **{"name": line(120), "about": TEXT},
                **{"size": number(int, 0, 2_000_000_000), "share": number(float, 0, 100)},
            },
            typed=("name", "about"),
        ),
    ),
    "personas": (
        Persona,
        Rules(
            {
                **{"name": line(120), "role": line(120, least=0), "quote": line(300, least=0)},
                **{"about": TEXT, "goals": TEXT, "pains": TEXT},
                **{"hue": needed(number(int, 0, 360)), "segment_id": as_given},
            },
            typed=("name", "role", "quote", "about", "goals", "pains"),
        ),
    ),
    "competitors": (
        Competitor,
        Rules(
            {
                **{"name": line(120), "site": a_site, "about": TEXT},
                **{"strengths": TEXT, "weaknesses": TEXT},
            },
            typed=("name", "about", "strengths", "weaknesses"),
        ),
    ),
    "traits": (Trait, Rules({"name": line(120), "ours": one_of(*VERDICTS)}, typed=("name",))),
    "notes": (
        Note,
        Rules(
            {
                **{"title": line(160), "body": LONG, "person": line(120, least=0)},
                **{"held_on": a_day, "persona_id": as_given},
            },
            typed=("title", "body"),
        ),
    ),
}
RULES = dict(SORTS.values())


@operation(may_research)
def add_research(change: Change, product: Product, /, *, sort: str, **fields: Any) -> Any:
    """A new one of a sort: segments, personas, competitors, traits or notes."""
    model, rules = SORTS[sort]
    return made(change, product, model, rules, fields)


@operation(may_research)
def edit_research(change: Change, part: Part, /, *, seen: int | None = None, **fields: Any) -> Part:
    rewritten(change, part, RULES[type(part)], fields, seen)
    return part


@operation(may_research, competitor=may_research)
def judge(change: Change, trait: Trait, /, *, competitor: Competitor, value: str) -> Trait:
    """How a competitor does on a row of the comparison."""
    if value not in VERDICTS:
        raise Invalid(
            {"value": _("This must be one of: %(choices)s.", choices=", ".join(VERDICTS))}
        )
    change.hold(trait)
    verdict = verdict_of(trait.id, competitor.id)
    was = verdict.value if verdict else "none"
    if was != value:
        if verdict is None:
            where = {"workspace_id": trait.workspace_id, "trait_id": trait.id}
            verdict = Verdict(id=uuid7(), competitor_id=competitor.id, value=value, **where)
            session.add(verdict)
        verdict.value = value
        facts = {"competitor": str(competitor.id), "name": competitor.name}
        change.record("trait.judged", trait, value=[was, value], **facts)
    return trait


@operation(may_research)
def mark_passage(
    change: Change, note: Note, /, *, quote: str, begins: int | None = None, id: UUID | None = None
) -> Highlight:
    """A passage as it stands in the note, found where it begins or at its first occurrence."""
    if id and session.get(Highlight, id):
        raise Conflict(_("This is there already."))
    quote = quote.strip().replace("\r\n", "\n")
    at = begins if begins is not None and _stands_at(note, quote, begins) else note.body.find(quote)
    if not quote or at < 0 or len(quote) > 2_000:
        raise Invalid({"quote": _("These words are not in the note.")})
    where = {"id": id or uuid7(), "workspace_id": note.workspace_id, "product_id": note.product_id}
    passage = {"begins": at, "ends": at + len(quote), "quote": quote}
    highlight = Highlight(note_id=note.id, **where, **passage)
    session.add(highlight)
    session.flush()
    change.record("highlight.added", highlight, note=str(note.id))
    return highlight


def _stands_at(note: Note, quote: str, begins: int) -> bool:
    return note.body[begins : begins + len(quote)] == quote


for kind in ("segment", "persona", "competitor", "trait", "note"):
    undoes_parts(kind, edit_research)


@undoes("trait.judged")
def judge_back(actor: Actor, event: Event) -> None:
    competitor = session.get_one(Competitor, UUID(event.facts["competitor"]))
    judge(actor, part_of(event), competitor=competitor, value=event.facts["value"][0])


@undoes("highlight.added", "highlight.restored")
def unmark(actor: Actor, event: Event) -> None:
    bin_part(actor, part_of(event))


@undoes("highlight.binned")
def mark_again(actor: Actor, event: Event) -> None:
    restore_part(actor, part_of(event))
