"""What agents can do here: each tool's name, words and arguments."""

from typing import Any, NamedTuple

REF = {"type": "string", "description": "The task as people name it, like LAU-12"}
DRY = {"type": "boolean", "description": "Try it: says what would happen, changes nothing"}


class Tool(NamedTuple):
    """One tool; those that write can be tried dry and undone by their number."""

    name: str
    about: str
    takes: dict[str, Any]
    needs: tuple[str, ...]
    writes: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        fields = self.takes | ({"dry_run": DRY} if self.writes else {})
        return {
            "type": "object",
            "properties": fields,
            "required": list(self.needs),
            "additionalProperties": False,
        }


def _text(about: str) -> dict[str, Any]:
    return {"type": "string", "description": about}


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("list_projects", "The projects in sight, with their keys.", {}, ()),
        Tool("search", "Finds tasks, projects and comments by words.", {"text": _text("Words")},
             ("text",)),
        Tool("ask", "Answers a plain question, such as what is late, with links.",
             {"question": _text("The question")}, ("question",)),
        Tool("read_task", "One task with its fields.", {"ref": REF}, ("ref",)),
        Tool("add_task", "Makes a task from a line: title, dates, @person, #label, p1, 3h.",
             {"line": _text("As in the capture box"), "project": _text("The project's key")},
             ("line", "project"), writes=True),
        Tool("edit_task", "Changes fields of a task.",
             {"ref": REF, "title": _text("New title"), "description": _text("In Markdown"),
              "importance": {"type": "string", "enum": ["critical", "important", "anytime"]},
              "due_on": _text("YYYY-MM-DD")}, ("ref",), writes=True),
        Tool("close_task", "Ticks a task off.", {"ref": REF}, ("ref",), writes=True),
        Tool("reopen_task", "Opens a task again.", {"ref": REF}, ("ref",), writes=True),
        Tool("comment", "Says something about a task.", {"ref": REF, "body": _text("Markdown")},
             ("ref", "body"), writes=True),
        Tool("undo", "Takes back one of your own changes, by the number a tool gave.",
             {"number": {"type": "integer"}}, ("number",)),
    )
}  # fmt: skip


def faults(tool: Tool, given: Any) -> str:
    """What is wrong with the arguments; empty where nothing is."""
    if not isinstance(given, dict):
        return "arguments: an object is expected"
    fields = tool.schema["properties"]
    unknown = [name for name in given if name not in fields]
    lacking = [name for name in tool.needs if name not in given]
    if unknown or lacking:
        return f"unknown: {unknown}, missing: {lacking}"
    wrong = [name for name, value in given.items() if not _fits(fields[name], value)]
    return f"wrong: {wrong}" if wrong else ""


def _fits(field: dict[str, Any], value: Any) -> bool:
    if field["type"] == "boolean":
        return isinstance(value, bool)
    if field["type"] == "integer":
        return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 31
    is_text = isinstance(value, str) and len(value) <= 100_000
    odd = is_text and any(char == "\0" or "\ud800" <= char <= "\udfff" for char in value)
    return is_text and not odd and value in field.get("enum", (value,))
