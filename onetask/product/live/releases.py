"""What looks different after a release or an outcome has changed."""

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.product.live.roadmap import show_all
from onetask.product.live.spine import show_spine
from onetask.product.models.roadmap import Initiative
from onetask.product.queries.outcomes import outcome_of
from onetask.product.queries.releases import initiatives_in, release_of


@shows("release.created", "release.edited", "release.published", "release.withdrawn")
@shows("release.binned", "release.restored", "release.telling", "release.hushed", "release.told")
def release_changed(event: Event) -> Drawing:
    release = release_of(event)
    drawing = show_spine(Drawing(), release)
    return show_all(drawing, [one.id for one in initiatives_in(release)])


@shows("outcome.added", "outcome.edited", "outcome.judged", "outcome.reopened")
@shows("outcome.asked", "outcome.binned", "outcome.restored")
def outcome_changed(event: Event) -> Drawing:
    outcome = outcome_of(event)
    drawing = show_spine(Drawing(), outcome)
    if outcome.subject_kind == "initiative":
        show_spine(drawing, session.get_one(Initiative, outcome.subject_id))
    return drawing
