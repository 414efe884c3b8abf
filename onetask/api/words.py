"""What imports did, in a sentence."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext
from onetask.core.words import says

TOOLS = {
    **{"trello": "Trello", "csv": "CSV", "onetask": "OneTask", "sample": "OneTask"},
    **{"jira": "Jira", "asana": "Asana", "linear": "Linear", "github": "GitHub"},
    **{"clickup": "ClickUp", "monday": "Monday", "todoist": "Todoist"},
}


def _tasks(count: int) -> str:
    return ngettext("%(num)s task", "%(num)s tasks", count)


def _tool(event: Event) -> str:
    return TOOLS.get(event.facts.get("source", ""), "")


@says("import.chunk")
def brought(event: Event) -> str:
    count = event.facts["counts"].get("tasks", 0)
    return _("brought in %(tasks)s from %(tool)s", tasks=_tasks(count), tool=_tool(event))


@says("import.finished")
def finished(event: Event) -> str:
    count = event.facts["made"].get("counts", {}).get("tasks", 0)
    return _("imported %(tasks)s from %(tool)s", tasks=_tasks(count), tool=_tool(event))


@says("import.undone")
def undone(event: Event) -> str:
    return _("took back an import from %(tool)s", tool=_tool(event))


@says("workspace.copied")
def copied(_event: Event) -> str:
    return _("copied this workspace from an export")
