"""Guesses from other tools' words: which kind a column is, how important a task."""

import re

_WORDS = {
    "done": r"done|complete|closed|finish|released|shipped|live|resolved|hecho|terminad|finaliz"
    r"|fertig|erledigt|abgeschlossen|termin[ée]|conclu[ií]d|klaar|gereed|完了|クローズ|済|הושלם",
    "review": r"review|test|qa\b|verif|approv|staging|prueba|prüf|abnahme|revis|確認|レビュー",
    "doing": r"doing|progress|working|wip|active|started|current|in arbeit|haciendo|en curso"
    r"|en cours|fazendo|bezig|作業中|進行",
    "backlog": r"backlog|idea|icebox|someday|future|later|inbox|wish|ideen|später|やりたい",
    "ready": r"to.?do|next|ready|sprint|this week|todo|por hacer|offen|à faire|やること",
}
_STEPS = {step: re.compile(words, re.IGNORECASE) for step, words in _WORDS.items()}
_NOT_DONE = re.compile(r"\b(not|un|in)[ -]?(done|complete|finished|resolved)", re.IGNORECASE)

_CRITICAL = re.compile(r"critical|urgent|highest|blocker|p0|p1\b|kritisch|dringend", re.IGNORECASE)
_IMPORTANT = re.compile(r"important|high|major|p2\b|wichtig|hoch|alta", re.IGNORECASE)

HUES = {
    **{"green": 155, "yellow": 95, "orange": 60, "red": 25, "purple": 315, "blue": 258},
    **{"sky": 235, "lime": 130, "pink": 345, "black": 285},
}


def step_of(name: str) -> str:
    """The kind of a column by its name; work that nothing is known of is ready."""
    if _NOT_DONE.search(name):
        return "ready"
    return next((step for step, words in _STEPS.items() if words.search(name)), "ready")


def importance_of(word: str) -> str:
    if _CRITICAL.search(word):
        return "critical"
    return "important" if _IMPORTANT.search(word) else "anytime"


def hue_of(color: object, name: str = "") -> int:
    """A label's hue: of the colour it had, else one that its name always gets."""
    known = HUES.get(str(color or "").split("_")[0])
    return known if known is not None else (sum(name.encode()) * 47) % 360
