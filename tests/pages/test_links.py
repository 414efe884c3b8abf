"""No link leads nowhere: from the home page on, everything a person can click answers."""

import pytest

from tests.pages.links import kind_of, links_in, rights_on


@pytest.mark.parametrize("who", ["ana", "ben", "gus"])
def test_every_link_a_person_can_reach_answers(world, client_for, who):
    client = client_for(getattr(world, who))
    may = rights_on(client.get("/").text)
    seen, dead, left = {kind_of("/")}, [], [("/", "home")]
    while left:
        href, found_on = left.pop()
        answer = client.get(href)
        if answer.status_code not in (200, 204, 302, 303):
            dead.append((answer.status_code, href, found_on))
        for link in leads(answer, href, may):
            if kind_of(link) not in seen:
                seen.add(kind_of(link))
                left.append((link, href))
    assert not dead, "\n".join(str(one) for one in dead)
    assert len(seen) > 20


def leads(answer, href, may):
    if answer.location:
        return [answer.location] if answer.location.startswith("/") else []
    return links_in(answer.text, href, may) if answer.mimetype == "text/html" else []
