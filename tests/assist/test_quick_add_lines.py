"""The grammar of the capture box."""

from datetime import datetime

import pytest

from onetask.assist.engine.quickadd.dates import read_date
from onetask.assist.engine.quickadd.line import read_line
from onetask.assist.engine.quickadd.occurrences import occurrences
from onetask.assist.engine.quickadd.parts import Here, Options
from onetask.assist.engine.quickadd.repeats import repeats_in

NOW = datetime(2026, 5, 20, 10)  # noqa: DTZ001  a Wednesday

DUE = {
    "Call Bob tomorrow 3pm": ("Call Bob", "2026-05-21 15:00"),
    "Plan offsite mon-wed": ("Plan offsite", "2026-05-27"),
    "Pay taxes by friday": ("Pay taxes", "2026-05-22"),
    "Dentist next tue 8:30am": ("Dentist", "2026-05-26 08:30"),
    "Renew passport in 3 months": ("Renew passport", "2026-08-20"),
    "Submit expenses eom": ("Submit expenses", "2026-05-31"),
    "Tag v1.2 next week": ("Tag v1.2", "2026-05-25"),
    "today: write report": ("write report", "2026-05-20"),
    "Trip 3-5 july": ("Trip", "2026-07-05"),
    "Upgrade to 3.12 by 1 june": ("Upgrade to 3.12", "2026-06-01"),
}
PLAIN = (
    "Draft May newsletter",
    "Sat cleanup",
    "Ask April",
    "Fix #4512",
    "Port C# code",
    "Email a@b.com",
    'Rename "next Friday" button',
    "Release 2.0",
    "Book for 3 people",
    "Buy 3 30",
    "Weekly report",
    "Implement next week view",
    "Handle 24h format",
    "Fix Monday bug",
    "every day",
)
RULES = {
    "every other friday at 9": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "due"),
    "every 3rd friday": ("FREQ=MONTHLY;BYDAY=3FR", "due"),
    "every last workday of the month": (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "due",
    ),
    "every! 2 weeks": ("FREQ=WEEKLY;INTERVAL=2", "completion"),
    "after 10 days": ("FREQ=DAILY;INTERVAL=10", "completion"),
    "every day until 1 june": ("FREQ=DAILY;UNTIL=20260601T235959", "due"),
    "daily for 5 times": ("FREQ=DAILY;COUNT=5", "due"),
}


@pytest.mark.parametrize("line", DUE)
def test_what_is_certain_becomes_a_date(line):
    found = read_line(line, NOW)
    form = "%Y-%m-%d %H:%M" if found.due.has_time else "%Y-%m-%d"
    assert (found.title, found.due.at.strftime(form)) == DUE[line]


@pytest.mark.parametrize("line", PLAIN)
def test_what_is_not_certain_stays_text(line):
    found = read_line(line, NOW)
    assert (found.title, found.chips) == (line, [])


@pytest.mark.parametrize("text", RULES)
def test_repeats_are_rules(text):
    found = repeats_in(text, Here(NOW, Options()))[0]
    assert (found.rrule, found.anchor) == RULES[text]


def test_all_marks_together():
    found = read_line("Ship it next Fri p1 @anna #web #api ~3h 5sp /shop", NOW)
    assert (found.title, found.priority, found.people) == ("Ship it", 1, ["anna"])
    assert (found.labels, found.estimate, found.points) == (["web", "api"], 180, 5)
    assert found.project == "shop"


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_order_of_marks_does_not_matter(order):
    marks = ("@anna", "#web", "tomorrow", "45min")
    found = read_line("Do it " + " ".join(marks[place] for place in order), NOW)
    assert (found.title, found.people, found.labels) == ("Do it", ["anna"], ["web"])
    assert (found.estimate, str(found.due.day)) == (45, "2026-05-21")


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
@pytest.mark.parametrize("text", ["next monday at noon", "in 2 weeks", "15 april"])
def test_case_does_not_matter(text, case):
    assert read_date(case(text), NOW).moment == read_date(text, NOW).moment


def test_a_chip_turned_back_is_text():
    line = "Order pizza friday"
    plain = Options(plain=((12, 18),))
    assert read_line(line, NOW, plain).title == line


def test_unknown_names_stay_text():
    known = Options(people=frozenset({"anna"}), projects=frozenset())
    assert read_line("Ask @anna and @bob /x", NOW, known).title == "Ask and @bob /x"


def test_ambiguous_numbers_show_their_other_reading():
    found = read_line("Review due 12/04/2026", NOW)
    assert (str(found.due.day), str(found.due.swapped)) == ("2026-04-12", "2026-12-04")


def test_rules_come_round():
    coming = occurrences("FREQ=MONTHLY;BYMONTHDAY=-1", NOW)
    assert [str(next(coming).date()) for _ in range(3)] == [
        "2026-05-31",
        "2026-06-30",
        "2026-07-31",
    ]


@pytest.mark.parametrize(
    "text", ["", "   ", "@", "p1", "\x01", "every", "31 feb", "9" * 400, "in " * 300]
)
def test_odd_lines_are_read_without_harm(text):
    assert read_line(text, NOW).raw == text
