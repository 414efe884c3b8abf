"""What hangs on Trello's cards: checklists, comments, custom fields."""

from collections.abc import Iterator

from onetask.api.engine.dates import instant_of
from onetask.api.engine.plan import LONGEST_TEXT, Piece, Plan, Remark, Venture, short
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
from onetask.core.locale import gettext as _

MOST_ACTIONS = 1000
COMMENTS = ("commentCard", "copyCommentCard")


def add_checklists(plan: Plan, venture: Venture, data: Facts, cards: list[Facts]) -> None:
    pieces = {piece.key: piece for piece in venture.pieces}
    several = {key_of(card, "") for card in cards if len(listed(card, "idChecklists")) > 1}
    for one, card in checklists(data, cards):
        items = check_items(one)
        if card not in pieces:
            plan.skipped += len(items)
            plan.trouble(_("The checklist “%(n)s” has no card.", n=short(one.get("name") or "")))
            continue
        prefix = f"{short(one.get('name') or '', 60)}: " if card in several else ""
        venture.pieces += [_part(plan, item, pieces[card], prefix) for item in items]


def checklists(data: Facts, cards: list[Facts]) -> list[tuple[Facts, str]]:
    """Each checklist once, with its card: listed on the board, or inside its card."""
    inside = [(one, key_of(c, "")) for c in cards for one in listed(c, "checklists")]
    by_key = {key_of(one, ""): (one, card) for one, card in inside if isinstance(one, dict)}
    for one in ordered(things(data, "checklists")):
        by_key[key_of(one, "")] = (one, str(one.get("idCard")))
    return list(by_key.values())


def check_items(checklist: Facts) -> list[Facts]:
    return ordered(one for one in listed(checklist, "checkItems") if isinstance(one, dict))


def _part(plan: Plan, item: Facts, card: Piece, prefix: str) -> Piece:
    title = short(prefix + str(item.get("name") or _("Untitled")))
    part = Piece(key_of(item, f"{card.key}-{title}"), title or _("Untitled"), parent=card.key)
    part.is_closed, part.made_at = item.get("state") == "complete", made_at(part.key)
    part.due_at = instant_of(item.get("due"))
    part.due_on = part.due_at and part.due_at.date()
    part.people = [member(plan, str(item["idMember"]))] if item.get("idMember") else []
    return part


def add_comments(plan: Plan, venture: Venture, data: Facts) -> None:
    """Comments stand among the actions, the newest first; a card keeps them oldest first."""
    actions = things(data, "actions")
    pieces = {piece.key: piece for piece in venture.pieces}
    for action in reversed(comments(data)):
        card = pieces.get(_card_of(action))
        if card is None:
            plan.skipped += 1
            plan.trouble(_("A comment belongs to a card that is not in the file."))
            continue
        card.remarks.append(_remark(plan, action))
    if len(actions) >= MOST_ACTIONS:
        plan.trouble(
            _("Trello exports only the last 1,000 actions; older comments are not in this file.")
        )


def comments(data: Facts) -> list[Facts]:
    return [one for one in things(data, "actions") if one.get("type") in COMMENTS]


def _data(action: Facts) -> Facts:
    found = action.get("data")
    return found if isinstance(found, dict) else {}


def _card_of(action: Facts) -> str:
    card = _data(action).get("card")
    return str(card.get("id")) if isinstance(card, dict) else ""


def _remark(plan: Plan, action: Facts) -> Remark:
    body = text_of(_data(action).get("text")) or "…"
    author = _author(plan, action)
    when = instant_of(action.get("date"))
    return Remark(key_of(action, f"{body[:40]}{when}"), body, author, when)


def _author(plan: Plan, action: Facts) -> str | None:
    who = action.get("memberCreator")
    if isinstance(who, dict) and key_of(who, "") not in plan.people:
        name = short(who.get("fullName") or who.get("username") or "")
        return member(plan, key_of(who, name), name)
    key = action.get("idMemberCreator") or (who.get("id") if isinstance(who, dict) else None)
    return member(plan, str(key)) if key else None


def add_custom_fields(venture: Venture, data: Facts, cards: list[Facts]) -> None:
    """Values of custom fields, as lines under the description, so that none is lost."""
    fields = {key_of(one, ""): one for one in things(data, "customFields")}
    pieces = {piece.key: piece for piece in venture.pieces}
    for card in cards:
        piece = pieces.get(key_of(card, ""))
        lines = [line for item in listed(card, "customFieldItems") for line in _line(fields, item)]
        if piece and lines:
            whole = "\n\n".join(filter(None, [piece.description, "\n".join(lines)]))
            piece.description = whole[:LONGEST_TEXT]


def _line(fields: dict[str, Facts], item: object) -> Iterator[str]:
    if not isinstance(item, dict):
        return
    field = fields.get(str(item.get("idCustomField")), {})
    if text := _value(field, item):
        yield f"**{short(field.get('name') or _('Field'), 60)}:** {text}"


def _value(field: Facts, item: Facts) -> str:
    options = [one for one in listed(field, "options") if isinstance(one, dict)]
    chosen = next((one for one in options if one.get("id") == item.get("idValue")), None)
    value = chosen.get("value") if chosen else item.get("value")
    if not isinstance(value, dict):
        return ""
    if "checked" in value:
        return _("yes") if value["checked"] == "true" else _("no")
    return short(next(iter(value.values()), "") or "", 500)
