"""What is sent to keep a plan."""

from typing import Annotated

from pydantic import StringConstraints

from onetask.core.forms import Form


class BaselineForm(Form):
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
