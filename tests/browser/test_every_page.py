"""Every page of a lively workspace: nobody is shut out, nothing is reported, nothing sticks out."""

import hashlib
from pathlib import Path

import pytest

from tests.browser.conftest import Person
from tests.live.village import PASSWORD
from tests.pages.links import kind_of, links_in, rights_on

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("every page")]
AXE = next(Path(__file__).parents[1].glob("vendor/axe-core@*"))
# What a theme or a width can change; everything else is the same page.
CHANGED = ["color-contrast", "target-size", "scrollable-region-focusable"]
RUN = """rules => window.axe.run(document, rules ? { runOnly: rules } : {}).then((found) =>
  found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, any }) => `${id}: ${target} ${any[0]?.message ?? ""}`)))"""
STILL = """() => { const still = new CSSStyleSheet()
  const none = "transition: none !important; animation: none !important"
  still.replaceSync(`*, ::before, ::after { ${none} }`)
  document.adoptedStyleSheets.push(still) }"""
LOOKS = (("light", 1400, None), ("dark", 390, CHANGED), ("light", 320, []))
STICKS_OUT = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def cleo(chromium, village):
    """The owner of Meridian, the sample."""
    who = ["--email", "cleo@example.com", "--name", "Cleo", "--password-stdin"]
    village.command("account", "create", *who, sent=f"{PASSWORD}\n")
    village.command("sample", "--owner", "cleo@example.com")
    person = Person(chromium, village, "cleo")
    yield person
    person.context.close()


@pytest.fixture(scope="module")
def walk(cleo, village):
    """Each page once: what axe and the browser report by light, by dark and on a phone."""
    found = {"pages": [], "reported": listen(cleo.tab), "axe": [], "wide": []}
    for path in pages(cleo, village.url):
        found["pages"].append(path)
        cleo.open(village.url + path)
        look(cleo.tab, path, found)
    return found


def look(tab, path, found):
    tab.evaluate(STILL)
    tab.evaluate((AXE / "axe.min.js").read_text())
    for scheme, width, rules in LOOKS:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 844})
        seen = tab.evaluate(RUN, rules) if rules != [] else []
        found["axe"] += [f"{path} {scheme} {width}: {one}" for one in seen]
        if tab.evaluate(STICKS_OUT):
            found["wide"].append(f"{path} at {width}")


def listen(tab):
    reported = []
    tab.on("console", lambda said: said.type == "error" and reported.append(said.text))
    tab.on("pageerror", lambda error: reported.append(str(error)))
    tab.on("response", lambda got: got.status >= 400 and reported.append(f"{got.status} {got.url}"))
    return reported


def pages(person, url):
    """One whole page of each kind, as links lead to them from the home page."""
    may = rights_on(person.context.request.get(url).text())
    seen, found, left = set(), [], ["/"]
    while left:
        path = left.pop(0)
        answer = person.context.request.get(url + path)
        html = answer.text() if answer.headers["content-type"].startswith("text/html") else ""
        if html.lstrip().startswith("<!doctype"):
            found.append(answer.url.removeprefix(url))
        new = [one for one in links_in(html, path, may) if kind_of(one)[0] not in seen]
        seen |= {kind_of(one)[0] for one in new}
        left += {kind_of(one)[0]: one for one in new}.values()
    return list(dict.fromkeys(found))


def test_there_are_pages(walk):
    assert len(walk["pages"]) > 20


def test_axe_finds_nothing_on_any_page_in_light_dark_or_on_a_phone(walk):
    assert not walk["axe"], "\n".join(walk["axe"])


def test_no_page_has_a_console_error_a_failed_request_or_a_report(walk):
    assert not walk["reported"], "\n".join(walk["reported"])


def test_no_page_scrolls_sideways(walk):
    assert not walk["wide"], "\n".join(walk["wide"])


def test_axe_is_the_one_that_was_chosen():
    name = "axe.min.js"
    listed = dict(line.split()[::-1] for line in (AXE / "SHA256SUMS").read_text().splitlines())
    assert listed[name] == hashlib.sha256((AXE / name).read_bytes()).hexdigest()
