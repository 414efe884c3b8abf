"""Small files as other tools write them, made up."""

import json


def trello(**more):
    card = {"idList": "l1", "idMembers": ["m1"], "closed": False, "pos": 2}
    board = {
        "id": "b1",
        "name": "Tap to Pay",
        "desc": "Pay by phone",
        "lists": [
            {"id": "l2", "name": "Done", "pos": 20, "closed": False},
            {"id": "l1", "name": "Doing", "pos": 10, "closed": False},
            {"id": "l3", "name": "Old ideas", "pos": 30, "closed": True},
        ],
        "cards": [
            card | {"id": "c2", "name": "Second", "labels": ["green"], "idMembers": []},
            card | {"id": "c1", "name": "First", "pos": 1, "desc": "**bold**", "idLabels": ["g1"],
                    "due": "2026-03-18T09:00:00.000Z", "dueComplete": False,
                    "attachments": [{"id": "a1", "name": "Doc", "url": "https://example.org/d"}]},
            card | {"id": "c3", "name": "Gone", "closed": True, "idList": "l3"},
            card | {"id": "c4", "name": "Ready long ago", "idList": "l2"},
        ],
        "labels": [{"id": "g1", "name": "Backend", "color": "blue"}],
        "members": [{"id": "m1", "fullName": "Ben Okri", "username": "ben"}],
        "checklists": [
            {"id": "k1", "idCard": "c1", "name": "Steps", "pos": 1, "checkItems": [
                {"id": "i2", "name": "Later", "state": "incomplete", "pos": 2},
                {"id": "i1", "name": "Sooner", "state": "complete", "pos": 1}]},
        ],
        "actions": [
            {"id": "x2", "type": "commentCard", "date": "2026-03-02T10:00:00.000Z",
             "memberCreator": {"id": "m9", "fullName": "Old Hand"}, "idMemberCreator": "m9",
             "data": {"text": "Later words", "card": {"id": "c1"}}},
            {"id": "x1", "type": "commentCard", "date": "2026-03-01T10:00:00.000Z",
             "idMemberCreator": "m1", "data": {"text": "First words", "card": {"id": "c1"}}},
            {"id": "x0", "type": "updateCard", "data": {}},
        ],
    }  # fmt: skip
    return json.dumps(board | more).encode()


TABLE = (
    "\ufeffTask;Status;Assignee;Tags;Tags;Due date;Parent\r\n"
    'Write;To do;Ben Okri;a;"b, c";18.03.2026;\r\n'
    ";;;;;;\r\n"
    '"Read\nslowly";Done;;;;;Write\r\n'
    ";Done;;;;;\r\n"
).encode()
