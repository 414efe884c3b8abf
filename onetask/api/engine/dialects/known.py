"""Which dialects there are."""

from onetask.api.engine.dialects import jira, others, todoist
from onetask.api.engine.dialects.reading import Dialect
from onetask.api.engine.table import Table

# The more a dialect asks for, the earlier it is tried.
DIALECTS = (
    *(jira.DIALECT, jira.SPANISH, jira.GERMAN, todoist.DIALECT),
    *(others.LINEAR, others.ASANA, others.CLICKUP, others.CLICKUP_SHORT, others.MONDAY),
)
TOOLS = tuple(dict.fromkeys(dialect.tool for dialect in DIALECTS))


def dialect_of(table: Table, tool: str = "") -> Dialect | None:
    """The dialect a table is written in; a tool that was named is tried in all its forms."""
    fitting = (one for one in DIALECTS if tool in ("", one.tool) and one.is_it(table.header))
    return next(fitting, None)
