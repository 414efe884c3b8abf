"""How ideas are weighed is changed by a formula that can be read; a wrong one changes nothing."""

from datetime import timedelta
from typing import Any

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Workspace
from onetask.product.access.products import may_edit_product
from onetask.product.engine.formulas import FUNCTIONS, Wrong, read_formula
from onetask.product.engine.scoring import METHODS
from onetask.product.models.ideas import Scoring
from onetask.product.queries.scoring import known_factors, scoring_of

MOST_FACTORS, HEAVIEST = 40, 10
SITTING = timedelta(minutes=10)


@operation(may_edit_product)
def set_scoring(
    change: Change,
    workspace: Workspace,
    /,
    *,
    formula: str | None = None,
    weights: dict[str, float] | None = None,
) -> Scoring:
    """Another formula, other weights; weights that are not named stay as they are."""
    change.hold(workspace)
    one = scoring_of(workspace.id) or _usual(change, workspace)
    new_weights = one.weights | _weights(weights or {})
    new_formula = METHODS.get(formula or "", formula) or one.formula
    try:
        read_formula(new_formula, known_factors() | set(new_weights))
    except Wrong as wrong:
        raise Invalid({"formula": _("At %(at)s: %(why)s", at=wrong.at, why=wrong.text)}) from None
    return _keep(change, one, new_formula.strip(), new_weights)


def _keep(change: Change, one: Scoring, formula: str, weights: dict[str, Any]) -> Scoring:
    if (formula, weights) == (one.formula, one.weights):
        return one
    if not _is_same_sitting(change, one):
        one.was_formula, one.was_weights = one.formula, one.weights
    changed = {"formula": [one.formula, formula], "weights": [one.weights, weights]}
    one.formula, one.weights = formula, weights
    one.changed_at, one.by_id = change.at, change.actor.id
    session.add(one)
    change.record("scoring.set", one, **changed)
    return one


def _is_same_sitting(change: Change, one: Scoring) -> bool:
    """Who pulls at a weight for a while sees the moves since they began."""
    return one.by_id == change.actor.id and change.at - one.changed_at < SITTING


def _usual(change: Change, workspace: Workspace) -> Scoring:
    rice = METHODS["rice"]
    one = Scoring(id=uuid7(), workspace_id=workspace.id, formula=rice, was_formula=rice)
    one.weights, one.was_weights = {}, {}
    one.changed_at, one.by_id = change.at, change.actor.id
    return one


def _weights(given: dict[str, float]) -> dict[str, float]:
    wrong = {}
    for name, weight in given.items():
        if not (name.isidentifier() and name.isascii() and len(name) <= 40) or name in FUNCTIONS:
            wrong[name[:40]] = _("This cannot be the name of a factor.")
        elif not -HEAVIEST <= weight <= HEAVIEST:
            wrong[name] = _("A weight is at most %(most)s.", most=HEAVIEST)
    if len(given) > MOST_FACTORS:
        wrong["weights"] = _("At most %(most)s factors.", most=MOST_FACTORS)
    if wrong:
        raise Invalid(wrong)
    return {name: float(weight) for name, weight in given.items()}


@operation(may_edit_product)
def put_scoring_back(
    change: Change, scoring: Scoring, /, *, formula: str, weights: dict[str, Any]
) -> Scoring:
    return _keep(change, scoring, formula, weights)


@undoes("scoring.set")
def scoring_as_it_was(actor: Actor, event: Event) -> None:
    formula, weights = (event.facts[name][0] for name in ("formula", "weights"))
    scoring = session.get_one(Scoring, event.subject_id)
    put_scoring_back(actor, scoring, formula=formula, weights=weights)
