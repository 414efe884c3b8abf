"""Every event in a sentence, for history, feeds and the live tag."""

from collections.abc import Callable

from onetask.core.events import Event

Sentence = Callable[[Event], str]
sentences: dict[str, Sentence] = {}


def says(*kinds: str) -> Callable[[Sentence], Sentence]:
    """Tells an event without its actor: "moved TAP-142 to Done"."""

    def add(sentence: Sentence) -> Sentence:
        sentences.update(dict.fromkeys(kinds, sentence))
        return sentence

    return add


def sentence(event: Event) -> str:
    return sentences[event.kind](event)
