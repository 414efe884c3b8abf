"""What a page leads to."""

import re

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
TAG = re.compile(r"<[a-z][^>]*>")
BLANK = re.compile(r"<template data-new.*?</template>", re.DOTALL)
LINK = re.compile(r'\s(?:href|src|data-src|hx-get)="([^"#]+)"')
NEEDS = re.compile(r'\sdata-needs="(\w+)"')
CAN = re.compile(r'\sdata-can="([^"]*)"')
ELSEWHERE = ("//", "/static/")


def rights_on(html):
    return CAN.search(html)[1].split()


def links_in(html, path, may):
    """What stands on a page and is not hidden from who may only do this much."""
    tags = TAG.findall(BLANK.sub("", html))
    shown = [tag for tag in tags if not (needs := NEEDS.search(tag)) or needs[1] in may]
    found = [one.replace("&amp;", "&") for tag in shown for one in LINK.findall(tag)]
    whole = (path.partition("?")[0] + one if one.startswith("?") else one for one in found)
    return [one for one in whole if one.startswith("/") and not one.startswith(ELSEWHERE)]


def kind_of(link):
    """One address of each kind is enough; the same thing under other parameters counts once."""
    path, _, query = link.partition("?")
    names = sorted({part.partition("=")[0] for part in query.split("&")})
    return UUID.sub("*", path), tuple(names)
