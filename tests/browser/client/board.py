"""A small board of the page contract, as the server draws it."""

import json

PEOPLE = [
    {"id": "me", "name": "Ana Duarte", "hue": 345},
    {"id": "mei", "name": "Mei Tan", "hue": 215},
]
LABELS = [{"id": "ios", "name": "iOS", "hue": 258}, {"id": "web", "name": "Web", "hue": 95}]
IMPORTANCES = [
    {"value": "critical", "name": "Critical"},
    {"value": "important", "name": "Important"},
    {"value": "anytime", "name": "Anytime"},
]
COLUMNS = {"ready": "Ready", "doing": "In progress", "done": "Done"}


def card(*stands: str | int, title: str = "", more: str = "") -> str:
    name, column, rank, v = stands if len(stands) == 4 else (*stands, 1)
    return (
        f'<article id="card-{name}" class="card" tabindex="-1" data-v="{v}"'
        f' data-in="cards-{column}" data-rank="{rank}" data-ref="TAP-{name}" {more}>'
        f'<h3><a href="/tasks/{name}"'
        f' data-edit="title">{title or "Task " + name}</a></h3>'
        '<button type="button" data-do="closure" data-needs="edit">Done</button></article>'
    )


def column(name: str, cards: str = "", more: str = "") -> str:
    return (
        f'<section class="col" id="col-{name}" data-v="1" {more}><h2>{COLUMNS[name]}</h2>'
        f'<div class="cards" id="cards-{name}" data-keep data-drop="{name}"'
        f' aria-label="{COLUMNS[name]}">{cards}</div>'
        f'<form data-add="{name}"><input name="title" aria-label="New task"></form></section>'
    )


def choices() -> str:
    columns = [{"id": key, "name": name} for key, name in COLUMNS.items()]
    facts = {"members": PEOPLE, "labels": LABELS, "columns": columns, "importances": IMPORTANCES}
    return f'<script type="application/json" id="choices">{json.dumps(facts)}</script>'


def ready(count: int = 4) -> str:
    return "".join(card(str(at), "ready", f"a{at}") for at in range(1, count + 1))


def board(first: str = "", second: str = "", more: str = "") -> str:
    columns = column("ready", first or ready()) + column(
        "doing", second or card("9", "doing", "b1")
    )
    columns += column("done", "", more)
    template = card("00000000", "ready", "").replace(' data-v="1"', "")
    return (
        f'<main data-place="board:b" data-n="1">{columns}</main><aside id="panel" hidden></aside>'
        f'<span id="here"></span><p id="news" hidden></p><div id="bulk" hidden></div>'
        '<div id="offline" hidden></div><p id="spoken" role="status" class="vh"></p>'
        f'<template data-new="card">{template}</template>{choices()}'
    )
