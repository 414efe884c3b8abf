"""What is sent to this room."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from onetask.core.errors import Invalid
from onetask.core.forms import Form
from onetask.core.hx import local_path
from onetask.core.locale import gettext as _


def _local(path: str) -> str:
    if local_path(path) != path:
        raise Invalid({"url": _("Only pages of this server can be kept.")})
    return path


Name = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Path = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_local)]


class ViewForm(Form):
    name: Name
    url: Path
    is_shared: bool = False
