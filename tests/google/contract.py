"""Checks calls and answers against Google's static discovery documents (a test requirement only).

It stands in the HTTP adapter of every test, so neither our client nor the stub can drift away.
What the documents do not hold (codes of errors, headers, fields always there) is out of reach.
"""

import json
import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import googleapiclient

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}
ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


class Contract:
    def __init__(self, *names):
        self.methods = []
        for name in names:
            document = json.loads((DOCUMENTS / f"{name}.json").read_text())
            self._collect(document, document)

    def _collect(self, document, node):
        for method in node.get("methods", {}).values():
            path = document["servicePath"] + method.get("flatPath", method["path"])
            pattern = "".join(
                "[^/]+" if part.startswith("{") else re.escape(part)
                for part in re.split(r"(\{[^}]+\})", document["rootUrl"] + path)
            )
            self.methods.append((method["httpMethod"], re.compile(pattern), method, document))
        for child in node.get("resources", {}).values():
            self._collect(document, child)

    def find(self, verb, url):
        """(method, document), or (None, None) when Google knows no such call."""
        bare = url.partition("?")[0]
        for http_method, pattern, method, document in self.methods:
            if http_method == verb and pattern.fullmatch(bare):
                return method, document
        return None, None

    def request(self, verb, url, body=None, scopes=None):
        method, document = self.find(verb, url)
        if not method:
            return [f"no such call: {verb} {url}"]
        found = list(
            self._query(
                method, document, dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
            )
        )
        if (body is not None) != ("request" in method):
            found.append("body not allowed" if body is not None else "body missing")
        elif body is not None:
            found += self._value(document, method["request"], body, "", method["id"])
        if scopes is not None and "scopes" in method and not set(method["scopes"]) & set(scopes):
            found.append(f"{method['id']}: none of the granted scopes suffices")
        return found

    def response(self, verb, url, status, text):
        """A success has the shape that the document promises; errors are not described there."""
        method, document = self.find(verb, url)
        if status == 304 or status >= 400:
            return []
        if "response" not in method:
            return (
                [] if status == 204 and not text else [f"{method['id']}: 204 and no body expected"]
            )
        try:
            value = json.loads(text)
        except ValueError:
            return [f"{method['id']}: not JSON"]
        return self._value(document, method["response"], value, "", None)

    def _query(self, method, document, query):
        own = method.get("parameters", {})
        for name, text in query.items():
            rule = {**document["parameters"], **own}.get(name)
            if rule is None or rule.get("location") != "query":
                yield f"unknown query parameter {name}"
            elif complaint := self._text(rule, text):
                yield f"{name}: {complaint}"
        for name, rule in own.items():
            if rule.get("required") and rule["location"] == "query" and name not in query:
                yield f"missing query parameter {name}"

    def _text(self, rule, text):
        if rule["type"] == "boolean" and text not in ("true", "false"):
            return f"not true or false: {text}"
        if rule["type"] == "integer":
            if not re.fullmatch(r"-?\d+", text):
                return f"not an integer: {text}"
            if not int(rule.get("minimum", text)) <= int(text) <= int(rule.get("maximum", text)):
                return f"out of range: {text}"
        return self._string(rule, text, ZONED)

    def _string(self, rule, text, moment=LOCAL):
        kind = rule.get("format")
        if "enum" in rule and text not in rule["enum"]:
            return f"{text!r} not in enum"
        if kind == "date" and not is_date(text):
            return f"bad date {text!r}"
        if kind == "date-time" and not (moment.fullmatch(text) and is_moment(text)):
            return f"bad date-time {text!r}"
        if (
            kind in ("int64", "uint64")
            and rule["type"] == "string"
            and not re.fullmatch(r"-?\d+", text)
        ):
            return f"not a number in a string: {text!r}"
        return None

    def _value(self, document, rule, value, path, writing):
        """Complaints about a value; `writing` names the method of a request, None: a response."""
        rule = document["schemas"][rule["$ref"]] if "$ref" in rule else rule
        kind = TYPES.get(rule.get("type"), object)
        if value is None and writing and path:
            return []  # null removes a field
        if not isinstance(value, kind) or (
            kind in (int, TYPES["number"]) and isinstance(value, bool)
        ):
            return [f"{path or 'body'}: not {rule['type']}"]
        if kind is dict:
            return self._fields(document, rule, value, path, writing)
        if kind is list:
            return [
                bad
                for i, item in enumerate(value)
                for bad in self._value(document, rule["items"], item, f"{path}[{i}]", writing)
            ]
        complaint = self._string(rule, value) if kind is str else None
        return [f"{path}: {complaint}"] if complaint else []

    def _fields(self, document, rule, value, path, writing):
        known, rest, found = rule.get("properties", {}), rule.get("additionalProperties"), []
        for name, item in value.items():
            if name in known or rest:
                found += self._value(
                    document, known.get(name, rest), item, f"{path}/{name}", writing
                )
            else:
                found.append(f"{path}/{name}: unknown field")
        for name, field in known.items():
            if (
                writing in field.get("annotations", {}).get("required", ())
                and value.get(name) is None
            ):
                found.append(f"{path}/{name}: required by {writing}")
        kind = known.get("kind", {}).get("default")
        if kind and value.get("kind", kind) != kind:
            found.append(f"{path}/kind: {value['kind']!r} is not {kind!r}")
        return found


def is_date(text):
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_moment(text):
    try:
        return bool(datetime.fromisoformat(re.sub(r"\.\d+", "", text).replace("Z", "+00:00")))
    except ValueError:
        return False
