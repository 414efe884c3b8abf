"""Will it be late: three plain models, their mean printed as a percentage, with its causes."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from onetask.core.lazily import Lazily, np

ensemble = Lazily("sklearn.ensemble")
preprocessing = Lazily("sklearn.preprocessing")
linear_model = Lazily("sklearn.linear_model")
pipeline = Lazily("sklearn.pipeline")

NUMBERS = (
    *("discussion", "repetition", "perofdelay", "workload", "no_comment", "no_priority_change"),
    *("no_fixversion", "no_fixversion_change", "no_issuelink", "no_blocking", "no_blockedby"),
    *("no_affectversion", "reporterrep", "no_des_change", "ProgressTime", "RemainingDay"),
)
NAMES = ("type", "priority")
SHARES = {"boosted": 0.5, "forest": 0.4, "linear": 0.1}
ENOUGH = 60


class Cause(NamedTuple):
    """A fact and how much it moves the risk."""

    name: str
    value: Any
    effect: float


class Delay:
    """Fitted once on closed tasks, the oldest first; asked for open ones."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], late: Sequence[bool]) -> None:
        self.names = {name: sorted({str(row.get(name, "")) for row in rows}) for name in NAMES}
        facts, self.late = self._facts(rows), np.array(late, dtype=int)
        self.usual = float(self.late.mean()) if len(self.late) else 0.5
        self.medians = np.median(facts, axis=0) if len(rows) else None
        self.models = self._fitted(facts) if self._is_enough() else {}

    def _is_enough(self) -> bool:
        return len(self.late) >= ENOUGH and 0 < self.usual < 1

    def _fitted(self, facts: Any) -> dict[str, Any]:

        boosted = ensemble.HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.06, max_leaf_nodes=15, l2_regularization=1, random_state=0
        )
        forest = ensemble.RandomForestClassifier(
            200, min_samples_leaf=3, max_features=0.4, random_state=0, n_jobs=1
        )
        linear = pipeline.make_pipeline(
            preprocessing.StandardScaler(), linear_model.LogisticRegression(C=0.3, max_iter=500)
        )
        named = {"boosted": boosted, "forest": forest, "linear": linear}
        return {name: model.fit(facts, self.late) for name, model in named.items()}

    def risks(self, rows: Sequence[Mapping[str, Any]]) -> Any:
        if not self.models:
            return np.full(len(rows), self.usual)
        return self._risks(self._facts(rows))

    def _risks(self, facts: Any) -> Any:
        return sum(
            share * self.models[name].predict_proba(facts)[:, 1] for name, share in SHARES.items()
        )

    def causes(self, row: Mapping[str, Any], most: int = 3) -> list[Cause]:
        """What the risk would lose, were one fact as usual: the three largest."""
        if not self.models:
            return []
        facts = self._facts([row])
        columns = list(NUMBERS)
        changed = np.repeat(facts, len(columns) + 1, axis=0)
        for place in range(len(columns)):
            changed[place + 1, place] = self.medians[place]  # type: ignore[index]
        risks = self._risks(changed)
        effects = risks[0] - risks[1:]
        order = np.argsort(-np.abs(effects), kind="stable")[:most]
        found = (Cause(columns[i], row.get(columns[i], 0), float(effects[i])) for i in order)
        return [one for one in found if abs(one.effect) >= 0.01]

    def _facts(self, rows: Sequence[Mapping[str, Any]]) -> Any:
        """Counts by their order of size, names as columns, and how much time is left of it."""
        if not rows:
            return np.zeros((0, len(NUMBERS)))
        numbers = np.array([[_number(row.get(name)) for name in NUMBERS] for row in rows])
        passed, left = numbers[:, -2], numbers[:, -1]
        whole = np.maximum(passed + left, 0)
        more = [np.sign(numbers) * np.log1p(np.abs(numbers))]
        for name, known in self.names.items():
            more.append(
                np.array([[str(row.get(name, "")) == one for one in known] for row in rows])
            )
        more.append((left / (whole + 1))[:, None])
        more.append(np.log1p(whole)[:, None])
        return np.hstack([np.asarray(part, dtype=float) for part in more])


def _number(value: Any) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0
