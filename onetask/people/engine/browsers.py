"""What a browser calls itself, in words a person knows."""

from onetask.core.locale import gettext as _

BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def browser_words(agent: str) -> str:
    """Like "Firefox on Windows"; an unknown one as it names itself."""
    browser = _first(BROWSERS, agent)
    system = _first(SYSTEMS, agent)
    if not browser or not system:
        return agent or _("Unknown browser")
    return _("%(browser)s on %(system)s", browser=browser, system=system)


def _first(names: dict[str, str], agent: str) -> str:
    """In the order above, as most claim to be others, too."""
    return next((name for mark, name in names.items() if mark in agent), "")
