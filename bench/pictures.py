"""Takes the pictures of the README from the running app:  python -m bench.pictures"""

import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench.running import ROOT, URL, running

FOLDER = ROOT / "docs" / "pictures"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PASSWORD = "correct horse battery staple"


class Shot(NamedTuple):
    """One picture: where, how wide and in which theme."""

    name: str
    path: str
    size: dict[str, int]
    theme: str


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    data = Path(tempfile.mkdtemp(prefix="onetask-pictures-"))
    with running(data, "--sample"), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        state = _welcome(browser, data)
        for shot in _shots(browser, state):
            _take(browser, state, shot)


def _welcome(browser: Browser, data: Path) -> Path:
    page = browser.new_page()
    page.goto(f"{URL}/welcome")
    for name, text in {"name": "Ana Duarte", "email": "ana@example.com"}.items():
        page.fill(f"input[name={name}]", text)
    page.fill("input[name=password]", PASSWORD)
    page.click("form button")
    page.wait_for_url(f"{URL}/")
    page.context.storage_state(path=data / "state.json")
    return data / "state.json"


def _shots(browser: Browser, state: Path) -> list[Shot]:
    page = browser.new_context(storage_state=state).new_page()
    page.goto(URL)
    project = page.locator("#project-links a", has_text="Tap to Pay").get_attribute("href")
    page.goto(URL + str(project))
    task = page.locator(".card a", has_text="Explain why").get_attribute("href")
    return [
        Shot("board-light", str(project), WIDE, "light"),
        Shot("board-dark", str(project), WIDE, "dark"),
        Shot("task-dark", f"{project}#{task}", WIDE, "dark"),
        Shot("my-day-light", "/", WIDE, "light"),
        Shot("list-light", f"{project}/list", WIDE, "light"),
        Shot("insights-light", "/insights", WIDE, "light"),
        Shot("phone-light", str(project), PHONE, "light"),
    ]


def _take(browser: Browser, state: Path, shot: Shot) -> None:
    context = browser.new_context(viewport=shot.size, color_scheme=shot.theme, storage_state=state)
    page = context.new_page()
    path, _, task = shot.path.partition("#")
    page.goto(URL + path)
    page.locator("html[data-ready]").wait_for(state="attached")
    if task:
        _open(page, task)
    page.wait_for_timeout(900)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


def _open(page: Page, task: str) -> None:
    page.locator(f'.card:has(a[href="{task}"])').click(position={"x": 120, "y": 8})
    page.locator("#panel h1").wait_for()


if __name__ == "__main__":
    main()
