"""What nobody should send, and what each address reads."""

import inspect
import re

from onetask.api.views.registry import routes

BIG = "x" * 262_144
NEVER = "00000000-0000-7000-8000-000000000000"
VALUES = (
    *(None, True, -1, 10**30, 2**63, 1.5, float("nan"), float("-inf")),
    *("", " ", "\0", "a\0b", "\ud800", BIG, "💥" * 5000, "\u202e\u2028\ufeff"),
    "a\r\nX-Evil: 1\x01",
    *([], {}, [[]], {"a": {"b": [1]}}, ["x", None, 1], ["\0"], [NEVER] * 600),
    *("0001-01-01", "9999-12-31", "2026-02-30", "0001-01-01T00:00:00+14:00"),
    *("9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00", "1e999", "tomorrow"),
    *("not-a-uuid", NEVER, "' OR 1=1 --", '"; DROP TABLE tasks; --', "%s%n%x", "{{7*7}}"),
    *("<script>alert(1)</script>", "../../etc/passwd", "javascript:alert(1)", "@gu\u017f \u212a"),
)
TYPED = ("", "\0", "x" * 5000, "-1", "9" * 40, "0001-01-01", "9999-12-31T23:59:59-14:00", "nan")
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
BODIES = (
    *((b"{", JSON), (b"[]", JSON), (b"null", JSON), (b'"x"', JSON), (b"", JSON), (b"\xff", JSON)),
    *((b"[" * 100_000, JSON), (b'{"a":' * 5000, JSON), (b'{"a":' * 900 + b"1" + b"}" * 900, JSON)),
    *(((b'{"a":' * n + b"1" + b"}" * n), JSON) for n in range(930, 1000, 14)),
    *((b'{"title":' + b"9" * 5000 + b"}", JSON), (b'{"\\ud800":1}', JSON), (b'{"a":1}x', JSON)),
    *(('{"title":"x"}'.encode("utf-16"), JSON), (b'{"op":["x"],"seen":{"a":1}}', JSON)),
    *((b'{"op":"\\ud800"}', JSON), (b'{"seen":"\\u0000"}', JSON), (b'{"seen":99999999999}', JSON)),
    *((b"title=%00&name=%ff&%00=1", FORM), (b"&&&===%%%", FORM), (b"a=1&" * 3000, FORM)),
    *((b"op=x&seen=-1", FORM), (b"id=%00&id=&id=1", FORM), (b"<a/>", "text/xml"), (b"x", "")),
    *((b"x", "multipart/form-data"), (b"--x\r\n\r\n", "multipart/form-data; boundary=x")),
    *((b"--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nb",
       "multipart/form-data; boundary=x"),),
)  # fmt: skip


def form_of(app, endpoint):
    """The model an address reads, found in its code."""
    if endpoint in routes:
        return routes[endpoint].takes
    view = inspect.unwrap(app.view_functions[endpoint])
    named = re.search(r"\bread\((\w+)\)", inspect.getsource(view))
    return vars(inspect.getmodule(view))[named[1]] if named else None
