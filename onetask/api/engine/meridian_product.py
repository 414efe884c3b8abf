"""What Meridian wants and why: strategy, goals, metrics and research of the sample."""

from typing import Any

ABOUT = "Tickets, fares and journeys for 1.4 million riders of one city."
VISION = (
    "Nobody in the city thinks about tickets any more: you get on, you get off, "
    "and you never pay too much."
)
STRATEGY = (
    "**Pay first.** Two of three calls to customer care are about paying, so readers, caps and "
    "plain words at the gate come before new journey features.\n\n"
    "**One account for every mode.** Metro, bus, ferry and bikes share one balance and one cap.\n\n"
    "**Not now:** advertising, a points scheme, anything that needs a second app."
)
PILLARS = (
    ("Effortless paying", "A bank card or a phone is the ticket, at all 14 stations by summer."),
    ("A trustworthy app", "It opens without a signal, and what it says about trains is true."),
    ("Everyone rides", "Every journey can be planned and made without steps and without sight."),
    ("Lean depots", "Fewer machines to service, and one network in every depot."),
)
LEAN = {
    "problem": "Queues at 120 ticket machines\nNobody says why a gate stays shut\nThree apps",
    "solution": "Tap to pay\nDaily and weekly caps\nOne app that works in tunnels",
    "value": "Never think about a ticket, never pay too much",
    "advantage": "The gates are ours, and so are nine years of journeys",
    "segments": "Commuters\nOccasional riders\nVisitors\nRiders who need step-free ways",
    "alternatives": "Paper tickets, cash on the bus, the car",
    "metrics": "Contactless share\nStore rating\nCost per vehicle day",
    "channels": "Gates, app stores, station staff, employers",
    "costs": "Readers and mounts €360k, certification €70k, 18 people",
    "revenue": "Fares €212m a year, employers' passes, fines go down",
}
SWOT = {
    "strengths": "We run the gates and the app\nTrusted by two of three riders",
    "weaknesses": "Releases wait for scheme letters\nOld network in four depots",
    "opportunities": "Banks pay for contactless volume\nThe new tram line opens in May",
    "threats": "Farely signs up employers\nCard schemes raise their fees",
}
MARKET = (
    "1.9 million trips a day, growing 3 % a year. Public transport has 41 % of them, cars 38 %.\n\n"
    "What decides: *price I understand*, *no waiting to pay*, *the app is right about my train*."
)
# name, kind, unit, better, weekly values with the latest last
METRICS: tuple[tuple[str, str, str, str, str, tuple[float, ...]], ...] = (
    (
        *("Weekly riders who tap", "engagement", "", "up", "Distinct cards and phones in a week."),
        (96, 101, 108, 118, 126, 131, 140, 149, 158, 166, 173.4, 184),
    ),
    (
        *("Contactless share", "share", "%", "up", "Of all entries through the gates."),
        (31, 31.5, 33, 34, 35, 36.5, 37, 39, 40, 41, 42.5, 44),
    ),
    (
        *("Rider satisfaction", "satisfaction", "", "up", "Mean of station interviews, 1 to 5."),
        (3.7, 3.7, 3.7, 3.8, 3.8, 3.7, 3.8, 3.9, 3.9, 3.9, 3.9, 4),
    ),
    (
        *("Store rating", "satisfaction", "★", "up", "Mean of both stores, this version."),
        (3.9, 3.9, 4, 4.1, 4.2, 4.3, 4.3, 4.2, 4.2, 4.2, 4.2, 4.2),
    ),
    (
        *(
            "Step-free trips planned",
            "custom",
            "",
            "up",
            "Journeys planned with lifts only, a week.",
        ),
        (11.2, 11.9, 12.4, 13, 13.3, 14.1, 14.9, 15.4, 16, 16.8, 17.5, 18.2),
    ),
    (
        *("Cost per vehicle day", "revenue", "€", "down", "Depot costs over vehicles in service."),
        (203, 204, 206, 207, 209, 208, 210, 211, 210, 211, 213, 212),
    ),
    (
        *("Fare revenue", "revenue", "€", "up", "A week, all modes."),
        (3.81, 3.84, 3.9, 3.88, 3.95, 3.97, 4.01, 4.0, 4.06, 4.1, 4.08, 4.14),
    ),
    (
        *("Trips growth", "growth", "%", "up", "Against the same week of last year."),
        (1.8, 2.1, 2.0, 2.4, 2.6, 2.5, 2.7, 3.0, 2.9, 3.1, 3.0, 3.2),
    ),
)
SCALED = {"Weekly riders who tap": 1e3, "Step-free trips planned": 1e3, "Fare revenue": 1e6}
# title, owner, weight, metric, from, to, outlook, confidence, what was said, by whom
GOALS: tuple[tuple[str, str, int, str, float, float, str, int, str], ...] = (
    (
        *("Make paying effortless", "AD", 3, "Contactless share", 30, 60, "at_risk", 6),
        "The firmware certificate is a day late; readers at nine stations are in place.",
    ),
    (
        *("Run cheaper, greener depots", "RA", 1, "Cost per vehicle day", 205, 190, "off_track", 3),
        "The supplier for the depot network is not chosen. Machines cannot go before Tap to Pay.",
    ),
    (
        *("Riders trust the app", "MT", 2, "Store rating", 3.9, 4.6, "on_track", 7),
        "Offline tickets are in beta; the first thousand testers rate it 4.7.",
    ),
    (
        *("Everyone can ride", "PR", 2, "Step-free trips planned", 11_000, 30_000, "on_track", 8),
        "Lift status is live at all stations. The audit is booked.",
    ),
)
BELOW = (
    *(("Make paying effortless", "Open all gates to bank cards", "TL", 2, 62.0),),
    ("Make paying effortless", "No rider pays more than the cap", "JW", 1, 35.0),
)
SEGMENTS: tuple[dict[str, Any], ...] = (
    {
        "name": "Commuters",
        "size": 640_000,
        "share": 71,
        "about": "Five days a week, two taps each.",
    },
    {"name": "Occasional riders", "size": 510_000, "share": 38, "about": "Pay by the trip."},
    {"name": "Visitors", "size": 90_000, "share": 22, "about": "Two days, no local card."},
    {"name": "Step-free riders", "size": 118_000, "share": 44, "about": "Need lifts and ramps."},
)
PERSONAS: tuple[dict[str, Any], ...] = (
    {
        **{"name": "Nadia Rahmani", "role": "Nurse, night shifts", "hue": 345},
        **{"segment": "Commuters", "quote": "At six in the morning I want to be home, not right."},
        **{"goals": "Get through the gate with one hand.\nKnow that the week is capped."},
        **{"pains": "The red light tells her nothing.\nShe once paid three single fares."},
    },
    {
        **{"name": "Omar Haddad", "role": "Student, lives with his phone", "hue": 235},
        **{"segment": "Occasional riders", "quote": "If it needs a signal it does not work here."},
        **{"goals": "Buy in the tunnel.\nSplit a group fare."},
        **{"pains": "The ticket does not open on line 4."},
    },
    {
        **{"name": "Greta Lindqvist", "role": "Retired, uses a wheelchair", "hue": 155},
        **{
            "segment": "Step-free riders",
            "quote": "A lift that might work is a lift that does not.",
        },
        **{"goals": "Plan a way that is step-free today."},
        **{"pains": "Lift news come a day late."},
    },
)
RIVALS: tuple[dict[str, Any], ...] = (
    {
        **{"name": "Farely", "site": "https://farely.example", "about": "Passes for employers."},
        **{"strengths": "Sells to whole companies\nClear invoices"},
        **{"weaknesses": "No gates of its own\nNo caps"},
    },
    {
        **{"name": "HopOn", "site": "https://hopon.example", "about": "An app over six cities."},
        **{"strengths": "Works without a signal\nLoved by visitors"},
        **{"weaknesses": "Takes 6 % of each fare\nNo step-free routes"},
    },
    {
        **{"name": "City Wallet", "site": "https://wallet.example", "about": "The bank's own app."},
        **{"strengths": "On every phone already"},
        **{"weaknesses": "Knows nothing of journeys"},
    },
)
# what one can do: ours, then the rivals in their order
TRAITS = (
    ("Tap with any bank card", "partly", ("none", "none", "yes")),
    ("Daily and weekly caps", "partly", ("none", "partly", "none")),
    ("Opens without a signal", "partly", ("none", "best", "yes")),
    ("Step-free routes, live lifts", "best", ("none", "none", "none")),
    ("Passes for employers", "none", ("best", "partly", "none")),
)
NOTES: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    (
        *("Nadia after a night shift", "Nadia, nurse", "Nadia Rahmani"),
        "Met at Central at 6:10.\n\nShe taps, the gate stays shut. “It shows me a red light and "
        "nothing else.” She taps again with another card and both are charged, she thinks. She "
        "asked the guard, who guessed. “I would rather pay too much than stand here.”\n\nShe does "
        "not know that there is a cap. “Somebody should tell me that the week is paid.”",
        (
            "It shows me a red light and nothing else.",
            "Somebody should tell me that the week is paid.",
        ),
    ),
    (
        *("Omar on line 4", "Omar, student", "Omar Haddad"),
        "No signal between Docks and Old Mill. The ticket does not open until the next stop, and "
        "the inspector waits. He takes screenshots, which are not valid.\n\nFor all four he "
        "pays and collects cash later.",
        ("The ticket does not open until the next stop",),
    ),
    (
        *("Greta plans a Sunday", "Greta", "Greta Lindqvist"),
        "She calls ahead for each lift. The app said the lift at Harbour was working; it was not. "
        "“I turned round and went home.” With live lift status she would go twice a week.",
        ("“I turned round and went home.”",),
    ),
)
NPS = (18.0, 21.5, 24.0, 23.5, 27.0, 29.5, 31.0)
SURVEY = "How likely are you to recommend Meridian to a friend?"
REPLIES: tuple[tuple[int, str], ...] = (
    *((10, "Tapping is so much faster."), (9, ""), (9, "The caps are fair."), (8, "")),
    *((10, "Lift news finally right."), (7, "Works, mostly."), (3, "Red light, no reason.")),
    *((9, ""), (10, ""), (6, "Charged twice in January."), (8, ""), (9, "No more paper.")),
    *((5, "Does not open in the tunnel."), (10, ""), (8, "Better than the machines.")),
)
