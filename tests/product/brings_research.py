"""Strategy and research: what the tests of the house play."""

from onetask.product.operations import research, strategy
from onetask.product.queries.research import notes_of

SAID = "I never know if my ticket is valid. The gate shows a red light and nothing else."


def written(w):
    return strategy.write_document(w.ana, w.gate, role="vision", text="Nobody queues.")


def pillar(w):
    return strategy.add_pillar(w.ana, w.gate, title="Pay by tapping", text="Everywhere")


def restored(w):
    document = written(w)
    strategy.edit_document(w.ben, document, text="Nobody waits.")
    return strategy.restore_edition(w.ana, document, number=1)


def persona(w):
    return research.add_research(w.ana, w.gate, sort="personas", name="Nadia", hue=60)


def competitor(w):
    return research.add_research(w.ana, w.gate, sort="competitors", name="Farely")


def trait(w):
    return research.add_research(w.ana, w.gate, sort="traits", name="Daily cap", ours="yes")


def note(w, body=SAID):
    return research.add_research(w.ana, w.gate, sort="notes", title="Nadia, line 2", body=body)


def first(w):
    """The note of an open page."""
    there = notes_of(w.gate.id)
    return there[0] if there else note(w)


def marked(w):
    return research.mark_passage(w.ben, first(w), quote="a red light and nothing else")


ACTS = {
    "write_document": written,
    "edit_document": lambda w: strategy.edit_document(w.ben, written(w), text="Nobody waits."),
    "add_pillar": pillar,
    "restore_edition": restored,
    "add_research": persona,
    "edit_research": lambda w: research.edit_research(w.ben, persona(w), role="Commuter"),
    "judge": lambda w: research.judge(w.ben, trait(w), competitor=competitor(w), value="partly"),
    "mark_passage": marked,
}

PAGES = {
    "strategy": lambda _: "/strategy",
    "research": lambda _: "/research",
    "note": lambda w: f"/research/notes/{first(w).id}",
}
