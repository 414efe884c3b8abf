"""The first owner takes their part in the sample that waited for them."""

from uuid import UUID

from onetask.api.operations.samples import hand_over
from onetask.core import jobs


@jobs.on("workspace.founded")
def hand_over_sample(workspace_id: str, _number: int) -> None:
    hand_over(UUID(workspace_id))
