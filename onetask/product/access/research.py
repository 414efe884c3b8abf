"""Who may do research, and where it is found."""

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.product.access.products import may_edit_product, register_part
from onetask.product.models.research import (
    Competitor,
    Highlight,
    Note,
    Persona,
    Segment,
    Trait,
)

for model, home in ((Segment, "segments"), (Persona, "personas"), (Competitor, "competitors")):
    register_part(model, f"research/{home}")
register_part(Trait, "research/traits")
register_part(Note, "research/notes")
register_part(Highlight, "research/notes", of="note_id")


def may_research(actor: Actor, thing: Thing) -> bool:
    """The product it is about, or what was found out."""
    return may_edit_product(actor, thing)
