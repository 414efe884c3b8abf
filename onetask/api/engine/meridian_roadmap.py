"""Meridian's roadmap: initiatives under its goals, what they wait for, releases and outcomes."""

from typing import Any, NamedTuple


class Card(NamedTuple):
    """An initiative; its days are counted from today."""

    title: str
    summary: str
    goal: str
    owner: str
    horizon: str
    stage: str
    first: int
    last: int
    project: str = ""
    more: dict[str, Any] = {}  # noqa: RUF012


PAY, DEPOTS = "Make paying effortless", "Run cheaper, greener depots"
TRUST, EVERYONE = "Riders trust the app", "Everyone can ride"
SURE = {"confidence": 80, "is_public": True}
CARDS = (
    Card("Tap to Pay", "Rollout to 14 stations", PAY, "TL", "now", "building", -64, 42, "TAP",
         {**SURE, "ends_on": 42, "progress": 62}),
    Card("Fare caps, all modes", "Daily and weekly caps", PAY, "JW", "now", "planned", -6, 64, "",
         {**SURE, "progress": 30}),
    Card("Family and group fares", "Family and group fares", PAY, "AD", "later", "discovery",
         76, 152, "", {"confidence": 50}),
    Card("Machine retirement", "Retire 120 ticket machines", DEPOTS, "RA", "later", "discovery",
         110, 186, "", {"confidence": 50}),
    Card("Depot Wi-Fi migration", "Depot Wi-Fi migration", DEPOTS, "SH", "now", "building",
         -24, 74, "WIFI", {"confidence": 50, "progress": 12, "health": "at_risk"}),
    Card("Offline tickets", "Tickets that open without signal", TRUST, "MT", "now", "building",
         -31, 52, "OFF", {**SURE, "progress": 34}),
    Card("Live crowding", "Live crowding on platforms", TRUST, "LO", "next", "planned", 58, 128, "",
         {"confidence": 50, "is_public": True}),
    Card("Rider app 5.0", "Beta", TRUST, "PR", "next", "planned", 8, 41, "",
         {"progress": 20, "is_public": True}),
    Card("Accessible journeys", "Step-free routing and lift status", EVERYONE, "PR", "now",
         "building", -71, 22, "ACC", {**SURE, "progress": 81}),
    Card("Staffed help on request", "Help points in 9 stations", EVERYONE, "DF", "next", "planned",
         34, 110, "", {"confidence": 50}),
)  # fmt: skip
WAITS = (("Machine retirement", "Tap to Pay"), ("Live crowding", "Offline tickets"))
PROJECT_ENDS = {"TAP": 58, "WIFI": 96, "OFF": 52, "ACC": 22}
RELEASES = (
    ("4.9", "Step-free routes", -40, ("Accessible journeys",), True),
    ("5.0", "Tap everywhere", 41, ("Rider app 5.0", "Tap to Pay"), False),
    ("5.1", "Tickets without signal", 60, ("Offline tickets",), False),
)
OUTCOMES = (
    ("Tap to Pay", "Contactless share", 60.0, 120, "AD"),
    ("Offline tickets", "Store rating", 4.6, 110, "MT"),
)
GROWN = (
    ("Say why a card was declined", "Tap to Pay"),
    ("Weekly cap works like the daily one", "Fare caps, all modes"),
    ("Pay for the whole family with one card", "Family and group fares"),
    ("Show how full the next train is", "Live crowding"),
    ("Tickets that work in the tunnel", "Offline tickets"),
    ("Live lift status at transfer stations", "Accessible journeys"),
)
