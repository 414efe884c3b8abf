"""Stories 7 and 8: a plan moves when reality moves, live for both, and shows what became of it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SPANS = {
    "Lay the tracks": ("2028-04-26", "2028-04-27"),
    "Run the trams": ("2028-05-03", "2028-05-04"),
    "Cut the ribbon": ("2028-05-05", "2028-05-05"),
}


@pytest.fixture
def plan(village, two_browsers):
    """B two working days behind A, where 1 May is a public holiday; C behind B."""
    made = village.write("POST", f"/workspaces/{village.home}/projects", key="TRAM", name="Tram")
    village.project, column = made["id"], made["columns"][1]["id"]
    village.tasks = [village.add(column, title) for title in SPANS]
    for task, (start, due) in zip(village.tasks, SPANS.values(), strict=True):
        village.write("PATCH", f"/tasks/{task}", starts_on=start, due_on=due)
    tracks, trams, ribbon = village.tasks
    village.write("POST", f"/tasks/{trams}/dependencies", on=tracks, kind="FS", lag=2)
    village.write("POST", f"/tasks/{ribbon}/dependencies", on=trams)
    yield two_browsers
    village.write("DELETE", f"/projects/{village.project}")


def test_stories_7_and_8(village, plan):
    ana, ben = plan
    holidays_are_free(village, ana)
    for person in plan:
        person.open(f"{village.url}/projects/{village.project}/timeline")
        stands(person, village, [start for start, _ in SPANS.values()])
    slips(village, ana)
    for person in plan:
        stands(person, village, ["2028-05-02", "2028-05-08", "2028-05-10"])
        person.until("document.querySelectorAll('.arrows path.crit').length === 2")
    ana.tab.keyboard.press("z")
    for person in plan:
        stands(person, village, [start for start, _ in SPANS.values()])
    becomes(village, ana, ben)


def holidays_are_free(village, ana):
    ana.open(f"{village.url}/projects/{village.project}/working-days")
    ana.tab.select_option(f"#calendar-{village.home} [name=country]", "DE")
    ana.tab.click(f"#calendar-{village.home} form button:has-text('Save')")
    ana.until(f"document.querySelector('#calendar-{village.home} [selected]')?.text === 'DE'")


def stands(person, village, starts):
    for task, start in zip(village.tasks, starts, strict=True):
        bar = f"document.querySelector('#line-{task} .gb:not(.ghost)')"
        person.until(f"{bar}?.dataset.start === '{start}'", seconds=20)


def slips(village, ana):
    """Six days on the calendar are three working days here: a weekend and 1 May lie between."""
    ana.tab.locator(f"#line-{village.tasks[0]} .gb").focus()
    for _ in range(6):
        ana.tab.keyboard.press("Alt+ArrowRight")
    words = "document.querySelector('.ghost-words').textContent"
    ana.until(f"{words}.includes('pushes 2 tasks, end moves to 10 May 2028')")
    ana.until(f"document.querySelector('#line-{village.tasks[2]} .ghost')")
    ana.tab.keyboard.press("Enter")


def becomes(village, ana, ben):
    ana.open(f"{village.url}/projects/{village.project}/baselines")
    ana.tab.fill("[name=name]", "Approved 1 June")
    ana.tab.keyboard.press("Enter")
    ben.open(f"{village.url}/projects/{village.project}/baselines")
    ben.until(
        "document.querySelector('#plan')?.innerText.includes('Nothing has changed since')", 20
    )
    _tracks, trams, ribbon = village.tasks
    village.write("PATCH", f"/tasks/{ribbon}", due_on="2028-05-12", minutes=2400)
    village.write("DELETE", f"/tasks/{trams}")
    for person in (ana, ben):
        row = f"document.querySelector('#variance-{ribbon}')?.innerText"
        person.until(f"{row}?.includes('Later') && {row}.includes('Bigger')", 20)
        person.until(
            f"document.querySelector('#variance-{trams}')?.innerText.includes('Removed')", 20
        )
        person.until(
            "document.querySelector('.figures-line').innerText.includes('7 days later')", 20
        )
