"""What was said and attached, in sentences."""

from typing import Any

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("comment.added")
def comment_added(event: Event) -> str:
    return _("commented on %(thing)s", thing=_about(event))


@says("comment.edited")
def comment_edited(event: Event) -> str:
    return _("edited a comment on %(thing)s", thing=_about(event))


@says("comment.binned")
def comment_binned(event: Event) -> str:
    return _("deleted a comment on %(thing)s", thing=_about(event))


@says("comment.restored")
def comment_restored(event: Event) -> str:
    return _("restored a comment on %(thing)s", thing=_about(event))


@says("comment.purged", "file.purged")
def purged(event: Event) -> str:
    if event.kind == "file.purged":
        return _("purged the file %(file)s from the bin", file=event.label)
    return _("purged a deleted comment")


@says("reaction.added")
def reaction_added(event: Event) -> str:
    return _("reacted with %(emoji)s on %(thing)s", emoji=_emoji(event), thing=_about(event))


@says("reaction.removed")
def reaction_removed(event: Event) -> str:
    return _("took %(emoji)s back on %(thing)s", emoji=_emoji(event), thing=_about(event))


@says("label.made")
def label_made(event: Event) -> str:
    return _("made the label %(label)s", label=event.label)


@says("label.edited")
def label_edited(event: Event) -> str:
    if "name" not in event.facts:
        return _("gave the label %(label)s another colour", label=event.label)
    old, new = event.facts["name"]
    return _("renamed the label %(old)s to %(new)s", old=old, new=new)


@says("label.binned")
def label_binned(event: Event) -> str:
    return _("deleted the label %(label)s", label=event.label)


@says("label.restored")
def label_restored(event: Event) -> str:
    return _("restored the label %(label)s", label=event.label)


@says("label.put")
def label_put(event: Event) -> str:
    return _("labelled %(thing)s %(label)s", thing=event.label, label=event.facts["label_name"])


@says("label.taken")
def label_taken(event: Event) -> str:
    return _("took %(label)s off %(thing)s", thing=event.label, label=event.facts["label_name"])


@says("file.attached")
def file_attached(event: Event) -> str:
    return _("attached %(file)s", file=event.label)


@says("file.binned")
def file_binned(event: Event) -> str:
    return _("deleted the file %(file)s", file=event.label)


@says("file.restored")
def file_restored(event: Event) -> str:
    return _("restored the file %(file)s", file=event.label)


@says("watch.set")
def watch_set(event: Event) -> str:
    if event.facts["muted"][1] is False:
        return _("watches %(thing)s", thing=event.label)
    return _("stopped watching %(thing)s", thing=event.label)


def _about(event: Event) -> Any:
    return event.facts["about"]["label"]


def _emoji(event: Event) -> Any:
    return event.facts["emoji"]
