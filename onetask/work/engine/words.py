"""Fields and values of work, as people read them."""

from onetask.core.locale import gettext as _


def field_words() -> dict[str, str]:
    return {
        "assignee": _("Assignee"),
        "label": _("Label"),
        "column": _("Column"),
        "project": _("Project"),
        "importance": _("Importance"),
        "due": _("Due"),
        "is": _("State"),
        "status": _("Status"),
        "none": _("None"),
    }


def value_words() -> dict[str, str]:
    return {
        "critical": _("Critical"),
        "important": _("Important"),
        "anytime": _("Anytime"),
        "overdue": _("Overdue"),
        "today": _("Today"),
        "week": _("Next 7 days"),
        "later": _("Later"),
        "none": _("None"),
        "open": _("Open"),
        "closed": _("Done"),
        "blocked": _("Blocked"),
        "mine": _("Mine"),
    }


def sort_words() -> dict[str, str]:
    return {
        "rank": _("Order of the board"),
        "importance": _("Importance"),
        "ref": _("Number"),
        "title": _("Title"),
        "status": _("Status"),
        "assignee": _("Assignees"),
        "due": _("Due"),
        "points": _("Points"),
        "label": _("Labels"),
        "age": _("Age"),
    }
