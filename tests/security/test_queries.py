"""S17: no statement is put together from text, and no text is read as one."""

import ast
from pathlib import Path

import pytest

SOURCE = sorted((Path(__file__).parents[2] / "onetask").rglob("*.py"))
SPEAKS = {"text", "execute", "exec_driver_sql", "DDL", "scalar", "scalars", "literal_column"}
CONSTANT = {
    ("search/models.py", "DDL"),
    ("core/db.py", "execute"),
    ("api/operations/backup.py", "execute"),  # the names of its own tables, opened to be read
}
ATTACKS = ("' OR '1'='1", "') OR 1=1 --", '" OR ""="', "1; DROP TABLE tasks", "*", "kanari7*", '"')


def built(node):
    """Whether an argument is text put together on the spot."""
    if isinstance(node, ast.JoinedStr):
        return True
    is_text = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mod, ast.Add))
    if is_text:
        return any(isinstance(one, ast.Constant) and isinstance(one.value, str)
                   for one in (node.left, node.right)) or built(node.left)  # fmt: skip
    call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return call and node.func.attr == "format"


def built_statements(source):
    """Line and name of each call that is given such text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SPEAKS and any(map(built, node.args)):
                yield node.lineno, name


@pytest.mark.parametrize(
    "bad",
    [
        'session.execute(text(f"SELECT {x}"))',
        'connection.exec_driver_sql("DELETE FROM " + name)',
        'text("SELECT %s" % name)',
        'session.scalars(text("SELECT {}".format(name)))',
    ],
)
def test_the_check_finds_statements_put_together(bad):
    assert list(built_statements(bad)) != []


def test_no_statement_is_put_together_from_text():
    found = [
        (str(file), line, name)
        for file in SOURCE
        for line, name in built_statements(file.read_text())
        if (file.as_posix().split("onetask/")[-1], name) not in CONSTANT
    ]
    assert found == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_is_read_as_a_statement(ask, planted, attack):
    """Eve's rows are few, so that a condition that always holds would show Ana's."""
    for path in ("/search?q=", "/my-tasks?q=", f"/projects/{planted.theirs['project']}?q="):
        answer = ask("eve", "GET", path.split("?")[0], query_string={"q": attack, "label": attack})
        assert answer.status_code in (200, 422)
        assert "kanari7home" not in answer.text
