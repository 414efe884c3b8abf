"""What Meridian's projects may cost, what was spent, what could go wrong and who can do what."""

from typing import Any

BUDGETS: dict[str, tuple[tuple[str, str, int, int, int], ...]] = {
    "TAP": (
        ("Readers and mounts", "fixed", 360_000, 286_000, 62_000),
        ("Installation crews", "fixed", 220_000, 154_000, 66_000),
        ("Certification", "fixed", 70_000, 61_000, 9_000),
        ("Training", "fixed", 90_000, 37_000, 20_000),
        ("Licences and cloud", "fixed", 200_000, 74_000, 30_000),
    ),
    "OFF": (("Design and testing", "fixed", 48_000, 21_500, 6_000),),
    "ACC": (("Audit and advice", "fixed", 30_000, 24_800, 0),),
    "WIFI": (("Access points", "fixed", 64_000, 12_400, 18_000),),
}
LABOUR = {"OFF": (("Team", 900),), "ACC": (("Team", 420),)}
RATES = {"JW": 88, "MT": 82, "PR": 79, "SH": 76}
EVERYBODY = 68
RISKS: dict[str, tuple[dict[str, Any], ...]] = {
    "TAP": (
        {
            **{"title": "The card schemes sign off later than planned", "probability": 4},
            **{"impact": 5, "owner": "TL", "strategy": "reduce", "in_days": 6},
            "response": "A second slot in the lab is reserved for the week after.",
        },
        {
            **{"title": "Readers lose the signal in the deep stations", "probability": 3},
            **{"impact": 4, "owner": "JW", "strategy": "avoid", "in_days": 12},
            "response": "Taps are kept on the reader and sent when it is back.",
        },
        {
            **{"title": "Installers are booked by the tram extension", "probability": 3},
            **{"impact": 3, "owner": "DF", "strategy": "transfer", "in_days": 20},
            "response": "The framework contract lets us call on a second crew.",
        },
        {
            **{"title": "Riders expect caps on old paper tickets", "probability": 2, "impact": 2},
            **{"owner": "LO", "strategy": "accept", "response": "Said in the launch notes."},
        },
        {
            **{"title": "Spare readers arrive with the old firmware", "probability": 2},
            **{"impact": 4, "owner": "DF", "in_days": 30},
        },
    ),
    "OFF": (
        {
            **{"title": "Old phones cannot keep a ticket safely", "probability": 2, "impact": 4},
            **{"owner": "MT", "strategy": "reduce", "response": "Paper stays for them."},
        },
    ),
    "WIFI": (
        {
            **{"title": "The supplier cannot deliver this quarter", "probability": 4, "impact": 4},
            **{"owner": "DF", "in_days": 10},
        },
    ),
}
RECORDS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "TAP": (
        ("issue", "The test lab has no slot before the end of the month", "open", "TL"),
        ("decision", "Daily caps count from 04:00 to 04:00", "decided", "AD"),
        ("change", "Ferry gates at Pier 4 join wave two", "approved", "AD"),
        ("change", "Receipts in seven instead of five languages", "open", "LO"),
    ),
    "WIFI": (("issue", "Two depots have no cable to the yard", "open", "DF"),),
}
SKILLS = {
    **{"MT": ("iOS", "Design"), "SH": ("Android",), "JW": ("Backend", "Compliance")},
    **{"PR": ("Design", "Accessibility"), "DF": ("Field ops",), "LO": ("Content",)},
    **{"TL": ("Compliance", "Planning"), "RA": ("Backend", "Compliance")},
}
ALLOCATIONS: dict[str, tuple[tuple[str, int, str], ...]] = {
    "TAP": (
        *(("TL", 80, "Lead"), ("MT", 60, "Engineer"), ("JW", 70, "Engineer")),
        *(("DF", 70, "Field"), ("LO", 50, "Content")),
    ),
    "OFF": (("JW", 30, "Lead"), ("MT", 40, "Engineer"), ("SH", 60, "Engineer")),
    "ACC": (("PR", 60, "Lead"), ("LO", 30, "Content")),
    "WIFI": (("DF", 40, "Lead"),),
}
WORKED: tuple[tuple[str, str, int, int, str], ...] = (
    *(("JW", "OFF-12", 1, 210, "Ticket store"), ("MT", "OFF-12", 1, 300, "Pairing")),
    *(("MT", "TAP-142", 1, 180, "Sentences in the app"), ("SH", "TAP-142", 2, 240, "Android")),
    *(("JW", "TAP-154", 2, 330, "Ferry fares"), ("DF", "TAP-156", 2, 420, "Second wave, day 1")),
    *(("DF", "TAP-156", 3, 390, "Second wave, day 2"), ("TL", "TAP-131", 1, 150, "Lab call")),
    *(("PR", "TAP-147", 3, 200, "Map of the trip"), ("AD", "TAP-170", 1, 90, "Note")),
)
OFF_WORK = (("MT", 4, 4, "Long weekend"), ("SH", 9, 13, "Holiday"), ("PR", 16, 16, "Dentist"))
HOURS_A_POINT = {"backlog": 1.5, "done": 12.0}
USUAL_HOURS = 4.0
