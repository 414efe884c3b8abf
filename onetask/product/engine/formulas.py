"""The formula of a team: checked with position and cause, then reckoned within tight limits.

A weight is a power where its factor is multiplied or divided, and a multiple where it is added:
1 leaves a factor as it is, 0 leaves it out.
"""

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from simpleeval import SimpleEval

from onetask.core.locale import gettext as _

LONGEST, MOST_PARTS, HIGHEST_POWER = 400, 80, 12
SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "∕": "/"})
SUMS, PRODUCTS = (ast.Add, ast.Sub), (ast.Mult, ast.Div, ast.Pow)
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "min": lambda *values: reduce(np.minimum, values),
    "max": lambda *values: reduce(np.maximum, values),
    "sqrt": np.sqrt,
    "log": np.log1p,
    "abs": np.abs,
}
WEIGHT = "weight of "


class Wrong(Exception):
    """The formula cannot be read; says where and why, in words for people."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__(text)
        self.text, self.at = text, at


@dataclass(frozen=True)
class Formula:
    text: str
    tree: ast.expr
    names: tuple[str, ...]


def read_formula(text: str, known: set[str]) -> Formula:
    """The formula as a tree of sums and products over the factors that are known."""
    plain = text.strip().translate(SIGNS)
    if not plain:
        raise Wrong(_("The formula is empty."), 1)
    if len(plain) > LONGEST:
        raise Wrong(_("The formula is longer than %(most)s characters.", most=LONGEST), LONGEST)
    tree = _parsed(plain)
    names = _factors(list(ast.walk(tree)), known)
    return Formula(text.strip(), _weighted(tree), names)


def reckoned(
    formula: Formula, weights: Mapping[str, float], rows: Sequence[Mapping[str, float]]
) -> list[float | None]:
    """The score of each row, all of them at once; None where there is no result."""
    reckon = SimpleEval(operators=OPERATORS, functions=FUNCTIONS)
    given = {f"{WEIGHT}{name}": float(weights.get(name, 1)) for name in formula.names}
    columns = {name: np.array([one[name] for one in rows], float) for name in formula.names}
    reckon.names = given | columns
    try:
        with np.errstate(all="ignore"):
            found = np.broadcast_to(reckon._eval(formula.tree), (len(rows),))
    except (ArithmeticError, ValueError, TypeError):
        return [None] * len(rows)
    there = np.isfinite(found)
    return [
        one if is_one else None for one, is_one in zip(found.tolist(), there.tolist(), strict=True)
    ]


def _factors(parts: list[ast.AST], known: set[str]) -> tuple[str, ...]:
    """Looks at every part, and tells which factors there are."""
    if len(parts) > MOST_PARTS * 3:
        raise Wrong(_("The formula has too many parts."), 1)
    called = {call.func for call in parts if isinstance(call, ast.Call)}
    rest = [part for part in parts if part not in called or not isinstance(part, ast.Name)]
    for part in rest:
        _check(part, known)
    named = [part for part in rest if isinstance(part, ast.Name)]
    named.sort(key=lambda part: (part.lineno, part.col_offset))
    names = tuple(dict.fromkeys(part.id for part in named))
    if not names:
        raise Wrong(_("The formula names no factor."), 1)
    return names


def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        at = min(error.offset or len(text), len(text))
        raise Wrong(_("The formula cannot be read from “%(rest)s” on.", rest=text[at - 1 :][:20]),
                    at) from None  # fmt: skip
    except (RecursionError, MemoryError, ValueError):
        raise Wrong(_("The formula has too many parts."), 1) from None


def _check(part: ast.AST, known: set[str]) -> None:
    at = getattr(part, "col_offset", 0) + 1
    if isinstance(part, ast.Name) and part.id not in known:
        raise Wrong(_("“%(name)s” is no factor.", name=part.id), at)
    if isinstance(part, ast.Constant):
        _check_number(part, at)
    elif isinstance(part, ast.Call):
        _check_call(part, at)
    elif not isinstance(part, ALLOWED):
        raise Wrong(_("Only + − × ÷, brackets, min, max, sqrt, log and abs are known here."), at)


def _check_number(part: ast.Constant, at: int) -> None:
    if type(part.value) not in (int, float):
        raise Wrong(_("Only numbers and factors may stand in a formula."), at)


def _check_call(call: ast.Call, at: int) -> None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in FUNCTIONS or call.keywords:
        raise Wrong(_("Only + − × ÷, brackets, min, max, sqrt, log and abs are known here."), at)
    if not call.args or (name not in ("min", "max") and len(call.args) != 1):
        raise Wrong(_("“%(name)s” takes one value.", name=name), at)


class _Weighing(ast.NodeTransformer):
    """Puts the weight of each factor beside it, as its place in the formula asks."""

    def __init__(self) -> None:
        self.is_power = False

    def visit_BinOp(self, part: ast.BinOp) -> ast.AST:
        before, self.is_power = self.is_power, isinstance(part.op, PRODUCTS)
        part.left = self.visit(part.left)
        if not isinstance(part.op, ast.Pow):
            part.right = self.visit(part.right)
        self.is_power = before
        return part

    def visit_Call(self, part: ast.Call) -> ast.AST:
        before, self.is_power = self.is_power, False
        part.args = [self.visit(one) for one in part.args]
        self.is_power = before
        return part

    def visit_Name(self, part: ast.Name) -> ast.AST:
        weight = ast.Name(id=WEIGHT + part.id, ctx=ast.Load())
        return ast.BinOp(left=part, op=ast.Pow() if self.is_power else ast.Mult(), right=weight)


def _weighted(tree: ast.expr) -> ast.expr:
    weighed: ast.expr = _Weighing().visit(tree)
    return ast.fix_missing_locations(weighed)


def _power(base: Any, power: Any) -> Any:
    """Too high a power, or the root of what is below zero, is no number."""
    return np.where(np.abs(power) > HIGHEST_POWER, np.nan, np.float_power(base, power))


def _divided(whole: Any, parts: Any) -> Any:
    return np.where(np.equal(parts, 0), np.nan, np.divide(whole, parts))


OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divided,
    ast.Pow: _power,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
ALLOWED = (ast.Name, ast.BinOp, ast.UnaryOp, ast.Load, *OPERATORS)
