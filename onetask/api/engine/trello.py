"""Trello's board JSON, of every year since 2012, as a plan."""

from collections.abc import Iterable

from onetask.api.engine.dates import instant_of
from onetask.api.engine.plan import (
    MOST_TASKS,
    ImportProblem,
    Lane,
    Link,
    Person,
    Piece,
    Plan,
    Tag,
    Venture,
    short,
    storable,
)
from onetask.api.engine.steps import hue_of, step_of
from onetask.api.engine.trello_facts import (
    Facts,
    key_of,
    listed,
    made_at,
    member,
    ordered,
    text_of,
    things,
)
from onetask.api.engine.trello_parts import (
    add_checklists,
    add_comments,
    add_custom_fields,
    check_items,
    checklists,
    comments,
)
from onetask.core.locale import gettext as _

LOST_LIST = "trello-lost"


def is_trello(data: object) -> bool:
    return isinstance(data, dict) and {"lists", "cards"} <= data.keys()


def plan_of(data: Facts) -> Plan:
    """The whole board, in its order; what does not fit is said, row by row."""
    plan = Plan("trello")
    cards, lists = things(data, "cards"), things(data, "lists")
    if len(cards) > MOST_TASKS:
        raise ImportProblem(_("The board has more than %(most)s cards.", most=MOST_TASKS))
    _people(plan, data)
    _tags(plan, data)
    venture = Venture(key_of(data, "board"), short(data.get("name") or _("Trello board")))
    venture.about = text_of(data.get("desc"))
    lanes = {lane.key: lane for lane in map(_lane, ordered(lists))}
    venture.lanes = list(lanes.values())
    _cards(plan, venture, cards)
    add_checklists(plan, venture, data, cards)
    add_comments(plan, venture, data)
    add_custom_fields(venture, data, cards)
    plan.ventures = [venture]
    plan.found = _found(data, cards, lists)
    return plan


def _people(plan: Plan, data: Facts) -> None:
    for one in things(data, "members"):
        name = short(one.get("fullName") or one.get("username") or _("Somebody"))
        email = one.get("email") if isinstance(one.get("email"), str) else None
        plan.people[key_of(one, name)] = Person(key_of(one, name), name, email)


def _tags(plan: Plan, data: Facts) -> None:
    for one in things(data, "labels"):
        _tag(plan, one)


def _tag(plan: Plan, one: Facts) -> str:
    """A label by its id, or in old boards by its colour; a nameless one is named by its colour."""
    color = str(one.get("color") or "")
    key = key_of(one, color or "label")
    if key not in plan.tags:
        name = short(one.get("name") or color.replace("_", " ").capitalize() or _("Label"), 60)
        plan.tags[key] = Tag(key, name, hue_of(color, name))
    return key


def _lane(one: Facts) -> Lane:
    name = short(one.get("name") or _("List"), 100) or _("List")
    return Lane(key_of(one, name), name, step_of(name), is_archived=bool(one.get("closed")))


def _cards(plan: Plan, venture: Venture, cards: list[Facts]) -> None:
    known = {lane.key: lane for lane in venture.lanes}
    rows = {id(card): row for row, card in enumerate(cards, 1)}
    seen: set[str] = set()
    for card in ordered(cards):
        row = rows[id(card)]
        piece = _piece(plan, card, row)
        if piece.key in seen:
            plan.trouble(_("This card stands in the file twice; the second was left out."), row)
            plan.skipped += 1
            continue
        seen.add(piece.key)
        if piece.lane not in known:
            known[LOST_LIST] = _lost(plan, venture, row)
            piece.lane = LOST_LIST
        venture.pieces.append(piece)


def _lost(plan: Plan, venture: Venture, row: int) -> Lane:
    plan.trouble(_("Its list is not in the file; it is put into “Without a list”."), row)
    if venture.lanes and venture.lanes[-1].key == LOST_LIST:
        return venture.lanes[-1]
    venture.lanes.append(Lane(LOST_LIST, _("Without a list"), "backlog"))
    return venture.lanes[-1]


def _piece(plan: Plan, card: Facts, row: int) -> Piece:
    key = key_of(card, f"card-{row}")
    title = short(card.get("name") or "")
    if not title:
        plan.trouble(_("The card has no name; it is called “Untitled”."), row)
    piece = Piece(key, title or _("Untitled"), lane=str(card.get("idList")))
    piece.description, piece.made_at = text_of(card.get("desc")), made_at(key)
    piece.is_archived, piece.is_closed = bool(card.get("closed")), card.get("dueComplete") is True
    _due(plan, piece, card, row)
    piece.people = [str(one) for one in listed(card, "idMembers") if member(plan, str(one))]
    piece.tags = _tags_of(plan, card)
    piece.links = list(_links(card))
    return piece


def _due(plan: Plan, piece: Piece, card: Facts, row: int) -> None:
    for name in ("due", "start"):
        if card.get(name) and instant_of(card[name]) is None:
            plan.trouble(_("“%(value)s” is no date.", value=short(card[name], 40)), row)
    due, start = instant_of(card.get("due")), instant_of(card.get("start"))
    piece.due_at, piece.due_on = due, due and due.date()
    piece.starts_on = start and start.date()
    piece.closed_at = instant_of(card.get("dateCompleted")) or due


def _tags_of(plan: Plan, card: Facts) -> list[str]:
    whole = [_tag(plan, one) for one in listed(card, "labels") if isinstance(one, dict)]
    named = [str(one) for one in listed(card, "idLabels") if str(one) in plan.tags]
    colors = [_tag(plan, {"color": one}) for one in listed(card, "labels") if isinstance(one, str)]
    return list(dict.fromkeys([*whole, *named, *colors]))


def _links(card: Facts) -> Iterable[Link]:
    for row, one in enumerate(listed(card, "attachments"), 1):
        url = one.get("url") if isinstance(one, dict) else None
        if isinstance(url, str) and url.startswith(("https://", "http://")):
            key = key_of(one, f"{key_of(card, 'card')}-{row}")
            name = short(one.get("name") or url)
            yield Link(key, name, storable(url)[:2000], instant_of(one.get("date")))


def _found(data: Facts, cards: list[Facts], lists: list[Facts]) -> dict[str, int]:
    """What stands in the file, counted apart from the plan, so that both can be compared."""
    return {
        "columns": len(lists),
        "tasks": len(cards),
        "subtasks": sum(len(check_items(one)) for one, _card in checklists(data, cards)),
        "comments": len(comments(data)),
    }
