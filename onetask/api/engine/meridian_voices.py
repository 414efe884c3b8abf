"""What riders of Meridian say, what they want, and how the team weighs it."""

from typing import NamedTuple


class Voice(NamedTuple):
    """Who said what, where, how many hours ago; `mark` are the words that count."""

    who: str
    firm: str
    source: str
    hours: float
    stars: int | None
    text: str
    mark: str = ""
    idea: str = ""
    need: str = "should"


FIRMS = (
    ("Central Transit", "Operators", 420_000.0, "central.example"),
    ("Quayside Ferries", "Operators", 118_000.0, "quayside.example"),
    ("Northrail", "Operators", 264_000.0, "northrail.example"),
    ("City Pass Office", "Resellers", 74_000.0, "citypass.example"),
    ("Harbour Hotels", "Partners", 31_000.0, "harbour.example"),
)
IDEAS = (
    ("Say why a card was declined", "planned", "public", (180, 3, 80, 3, 9),
     "Riders see a red light and no reason. They tap again and are charged twice."),
    ("Weekly cap works like the daily one", "considering", "public", (420, 2, 70, 5, 8),
     "Nobody knows whether the week begins on Monday or with the first trip."),
    ("Show how full the next train is", "considering", "public", (310, 1, 60, 8, 6),
     "People let a full train pass when they know that the next one is empty."),
    ("Pay for the whole family with one card", "new", "public", (96, 2, 50, 6, 7),
     "One card, several riders, one charge at the end of the day."),
    ("Tickets that work in the tunnel", "building", "public", (260, 3, 90, 5, 9),
     "A ticket bought on the platform must open the gate without a signal."),
    ("Live lift status at transfer stations", "planned", "public", (64, 3, 75, 2, 8),
     "A broken lift is known an hour before the app says so."),
    ("Receipts that show the trip", "new", "private", (48, 1, 80, 1, 4),
     "Employers pay only with the stations and the time on the receipt."),
    ("Refund a double tap by itself", "considering", "private", (75, 3, 65, 4, 8),
     "Two payments within a minute at one gate are one trip."),
    ("Spoken gate messages", "new", "waiting", (22, 3, 55, 3, 6),
     "A rider who cannot see the light does not know whether the gate is open."),
)  # fmt: skip
WHY, CAP, FULL, FAMILY, TUNNEL, LIFT, RECEIPT, REFUND, SPOKEN = (one[0] for one in IDEAS)
VOICES = (
    Voice("Katrin Berg", "", "Google Play", 1, 2,
          "The gate just went red. I did not know if I had paid or not, so I tapped again and was "
          "charged twice. Staff could not tell me either."),
    Voice("Omar Farah", "Quayside Ferries", "mail", 2, None,
          "Two payments of 2.40 within nine seconds at Quayside. Please refund one. I travel every "
          "day and this is the third time in March."),
    Voice("Sigrid Vang", "", "survey", 26, None,
          "My bank says the reader asked for a PIN. The gate never said so. A sentence would have "
          "been enough."),
    Voice("Dev Nair", "Central Transit", "interview", 30, None,
          "I keep a paper ticket as a backup now, because I cannot trust the tap when I am late."),
    Voice("Hana Jelinek", "", "App Store", 47, 3,
          "Nice idea, but when it fails it fails silently. Show me what went wrong and what to "
          "do."),
    Voice("Teo Pavic", "Central Transit", "call", 70, None,
          "I get forty of these a shift. People ask me, and I see the same red light they do."),
    Voice("Ines Duarte", "", "App Store", 8, 4,
          "Love tapping in. Could the weekly cap just start on Monday like the daily one starts at "
          "four? I paid twice for the same Sunday."),
    Voice("Jonas Weil", "Northrail", "mail", 12, None,
          "Our inspectors would like the lift status of Mill Street in the rider app. The sign is "
          "wrong half of the day."),
    Voice("Aiko Mori", "", "Google Play", 15, 5,
          "Works better than the old card, thank you. Next wish: my two kids on the same phone."),
    Voice("Pilar Sanz", "City Pass Office", "call", 22, None,
          "Visitors ask for one receipt with the stations on it. Without it their employer does "
          "not pay."),
    Voice("Marek Dvorak", "", "portal", 5, None,
          "The screen reader says nothing when the gate opens. I stand there until somebody "
          "pushes."),
    Voice("Leonie Kurz", "Harbour Hotels", "mail", 28, None,
          "Guests buy on the platform and lose the signal in the tunnel. The ticket is gone until "
          "the next stop."),
    Voice("Ravi Patel", "", "App Store", 33, 2,
          "Ticket vanished in the tunnel, inspector did not believe me. Forty euros!",
          "Ticket vanished in the tunnel", TUNNEL, "must"),
    Voice("Greta Holm", "Northrail", "interview", 51, None,
          "I look at the doors of the train to see how full it is. If the app told me at the "
          "stairs, I would walk to the other end.",
          "If the app told me at the stairs", FULL, "should"),
    Voice("Samir Haddad", "Central Transit", "mail", 75, None,
          "The reader declined my card and said nothing. My bank says it was never asked.",
          "declined my card and said nothing", WHY, "must"),
    Voice("Nora Lind", "", "Google Play", 80, 1,
          "Charged twice after a red light, and the refund took eleven days.",
          "Charged twice after a red light", REFUND, "must"),
    Voice("Bea Costa", "Quayside Ferries", "survey", 96, None,
          "Four of us travel with my card. I tap four times and hope that nobody minds.",
          "I tap four times", FAMILY, "should"),
    Voice("Tom Akers", "Northrail", "call", 120, None,
          "Lift at Mill Street was out again, wheelchair users had to go back two stations.",
          "Lift at Mill Street was out again", LIFT, "must"),
)  # fmt: skip
VOTERS = {
    WHY: ("katrin.b@example.org", "hana.j@example.org", "samir@central.example", "t.p@example.net",
          "sv@example.org", "ida@northrail.example"),
    CAP: ("ines.d@example.org", "marta@example.net", "jo@central.example", "lu@example.org"),
    FULL: ("greta@northrail.example", "kai@example.org", "pia@example.net"),
    TUNNEL: ("ravi.p@example.net", "leonie@harbour.example", "uwe@northrail.example",
             "ann@example.org", "bo@example.net"),
    FAMILY: ("aiko.m@example.org", "bea@quayside.example"),
    LIFT: ("jonas@northrail.example", "tom@northrail.example", "eva@central.example"),
}  # fmt: skip
