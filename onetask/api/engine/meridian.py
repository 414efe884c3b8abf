"""Meridian, a fictional transit company, as a plan around today."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from onetask.api.engine.meridian_cards import ACC, OFF, TAP, WIFI
from onetask.api.engine.plan import Lane, Person, Piece, Plan, Remark, Tag, Venture

OWNER = "AD"
PEOPLE = {
    **{"AD": ("Ana Duarte", 345), "MT": ("Mei Tanaka", 285), "TL": ("Tomasz Lis", 235)},
    **{"PR": ("Priya Raman", 315), "JW": ("Jonas Weber", 155), "DF": ("Diego Fuentes", 110)},
    **{"LO": ("Lena Okafor", 190), "SH": ("Samir Haddad", 75), "RA": ("Ruth Adeyemi", 258)},
}
LABELS = {
    **{"iOS": 258, "Android": 130, "Backend": 285, "Design": 315, "Field ops": 95},
    **{"Content": 190, "Compliance": 25},
}
LANES = (
    ("backlog", "Backlog", None),
    ("ready", "Ready", None),
    ("doing", "In progress", 5),
    ("review", "In review", 3),
    ("done", "Done", None),
)
PROJECTS: tuple[tuple[str, str, int, str, str, str], ...] = (
    ("TAP", "Tap to Pay rollout", 285, "at_risk", "TL", TAP),
    ("OFF", "Offline tickets", 155, "on_track", "JW", OFF),
    ("ACC", "Accessible journeys", 75, "on_track", "PR", ACC),
    ("WIFI", "Depot Wi-Fi migration", 215, "paused", "DF", WIFI),
)
DECLINED = (
    "Riders see a red light and nothing else. Gate staff guess, and the queue grows. "
    "Show one plain sentence on the gate screen and in the app within two seconds of the tap.\n\n"
    "**Done when** each of the nine decline codes maps to a sentence and one next step, "
    "and staff at Central need no script for a full rush hour."
)
PARTS: dict[str, tuple[tuple[str, str, int | None, bool], ...]] = {
    "TAP-142": (
        ("Map the nine decline codes to plain sentences", "LO", None, True),
        ("Gate screen layout, light and dark stations", "PR", None, True),
        ("Decline code in the tap event", "JW", None, True),
        ("Show the sentence in the iOS app", "MT", 0, False),
        ("Show the sentence in the Android app", "SH", 1, False),
        ("Try it with gate staff at Central", "DF", 3, False),
        ("Measure calls to customer care", "LO", 9, False),
    ),
    "TAP-131": (
        ("Collect the test logs", "TL", None, True),
        ("Answer the lab's open questions", "TL", None, True),
        ("Call about the missing certificate", "AD", 0, False),
        ("Second run in the lab", "TL", 2, False),
        ("Scheme letters", "RA", 6, False),
    ),
    "TAP-154": (
        ("Cap rules as a table", "JW", None, True),
        ("Join taps of one day", "JW", None, True),
        ("Ferry fares", "JW", 1, False),
        ("Refund what went over", "JW", 3, False),
    ),
}
SAID: dict[str, tuple[tuple[str, int, str], ...]] = {
    "TAP-142": (
        ("MT", 26, "Do we show the bank's own wording, or only ours?"),
        ("LO", 20, "Ours. Riders quote the bank's words back as questions."),
        ("PR", 2, "I moved the date: the sentences freeze with release 5.0."),
    ),
    "TAP-131": (("TL", 5, "The vendor answers until noon. I wait for your call, Ana."),),
    "TAP-147": (("SH", 30, "The map needs the trip, not only the gate."),),
}
WAITS = {
    "TAP-131": ("TAP-210",),
    "TAP-133": ("TAP-131",),
    "TAP-147": ("TAP-142",),
    "TAP-175": ("TAP-133", "TAP-142"),
    "TAP-180": ("TAP-175",),
}


def plan_for(today: date) -> Plan:
    plan = Plan("sample")
    for key, (name, hue) in PEOPLE.items():
        plan.people[key] = Person(key, name, None, hue)
    plan.tags = {name: Tag(name, name, hue) for name, hue in LABELS.items()}
    plan.ventures = [_venture(facts, today) for facts in PROJECTS]
    plan.found = plan.counts()
    return plan


def _venture(facts: tuple[str, str, int, str, str, str], today: date) -> Venture:
    code, name, hue, status, lead, cards = facts
    lanes = [Lane(step, title, step, most=most) for step, title, most in LANES]
    venture = Venture(code, name, lanes=lanes, code=code, hue=hue, status=status, lead=lead)
    for line in cards.strip().splitlines():
        piece = _piece(code, line.split("|"), today)
        venture.pieces += [piece, *_parts(piece, today)]
    return venture


def _piece(code: str, cells: list[str], today: date) -> Piece:
    number, lane, title, people, tags, day, points, importance = cells
    piece = Piece(f"{code}-{number}", title, lane=lane, number=int(number))
    piece.people, piece.tags = people.split(), [one for one in tags.split(", ") if one]
    piece.due_on = today + timedelta(days=int(day)) if day else None
    piece.points, piece.importance = float(points), importance or "anytime"
    piece.is_closed, piece.made_at = lane == "done", _hours(today, 24 * 30)
    piece.closed_at = _hours(today, 24 * max(1, -int(day or 0))) if lane == "done" else None
    piece.description = DECLINED if piece.key == "TAP-142" else ""
    piece.waits_for = list(WAITS.get(piece.key, ()))
    said: Any = enumerate(SAID.get(piece.key, ()))
    piece.remarks = [Remark(str(at), body, who, _hours(today, h)) for at, (who, h, body) in said]
    return piece


def _parts(piece: Piece, today: date) -> list[Piece]:
    parts = []
    for place, (title, who, day, is_closed) in enumerate(PARTS.get(piece.key, ())):
        part = Piece(f"{piece.key}/{place}", title, parent=piece.key, is_closed=is_closed)
        part.people, part.made_at = [who], piece.made_at
        part.due_on = today + timedelta(days=day) if day is not None else None
        part.closed_at = _hours(today, 30) if is_closed else None
        parts.append(part)
    return parts


def _hours(today: date, ago: float) -> datetime:
    return datetime.combine(today, time(9), UTC) - timedelta(hours=ago)
