"""Names are found in words, and nowhere else."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetask.core.markup import to_html
from onetask.talk.engine.mentions import mark_mentions, spoken_names

ANA, BEN, MEI, TOM = (UUID(int=number) for number in range(1, 5))
NAMES = spoken_names([(ANA, "Ana Duarte"), (BEN, "Ben Okri"), (MEI, "Ben & Co"), (TOM, "Tom")])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Ana Duarte", {ANA}),
        ("@ana, @TOM!", {ANA, TOM}),
        ("@Ben", set()),
        ("@Ben & Co", {MEI}),
        ("@Tommy and x@tom.example", set()),
        ("`@Tom` and [@Tom](https://x.example)", set()),
        ("<b title='@Tom'>", {TOM}),
        ("    @Tom in code", set()),
    ],
)
def test_names_are_found_where_people_speak(text, named):
    assert mark_mentions(to_html(text), NAMES)[1] == named


@given(st.text(alphabet="@AnaTom <>&\"'`*[]()_\n", max_size=60))
def test_marking_adds_nothing_but_marks(text):
    html = to_html(text)
    marked, _ = mark_mentions(html, NAMES)
    for person in (ANA, BEN, MEI, TOM):
        marked = marked.replace(f'<span class="mention" data-owner="{person}">', "")
    assert marked.replace("</span>", "") == html


def test_nobody_is_named_where_nobody_is():
    assert mark_mentions("<p>@Tom</p>", {}) == ("<p>@Tom</p>", set())
