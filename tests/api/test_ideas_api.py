"""Feedback, ideas, votes, merges and weights, by program."""

from onetask.core.ids import uuid7


def test_a_program_brings_feedback_and_links_it(ana, world):
    home = f"/workspaces/{world.home.id}"
    sent = {"text": "Too slow", "email": "omar@firm.example", "customer": "Firm", "source": "bot"}
    said = ana("POST", f"{home}/feedback", sent).json
    assert (said["customer"], said["contact"]["email"]) == ("Firm", "omar@firm.example")
    idea = ana("POST", f"{home}/ideas", {"title": "Faster", "need": "Speed"}).json
    body = {"feedback": said["id"], "quote": "slow", "importance": "must"}
    whole = ana("POST", f"/ideas/{idea['id']}/evidence", body).json
    assert (whole["people"], whole["evidence"][0]["quote"]) == (1, "slow")
    assert ana("GET", f"/feedback/{said['id']}").json["ideas"] == [idea["id"]]


def test_merging_by_program_is_undone_by_its_token(ana, world):
    home = f"/workspaces/{world.home.id}/ideas"
    ids = [ana("POST", home, {"title": name}).json["id"] for name in ("A", "B")]
    for at, numbers in enumerate((range(12), range(8, 17))):
        for number in numbers:
            vote = {"email": f"v{number}@example.org", "words": f"{at} {number}"}
            ana("POST", f"/ideas/{ids[at]}/votes", vote)
    op = str(uuid7())
    merged = ana("POST", f"/ideas/{ids[1]}/merge", {"into": ids[0]}, headers={"X-Op": op}).json
    assert len(merged["voters"]) == 17
    assert sorted(len(one["words"]) for one in merged["voters"])[-4:] == [2, 2, 2, 2]
    ana("POST", f"/operations/{op}/undo")
    assert [len(ana("GET", f"/ideas/{one}").json["voters"]) for one in ids] == [12, 9]


def test_weights_by_program(ana, world):
    home = f"/workspaces/{world.home.id}"
    idea = ana("POST", f"{home}/ideas", {"title": "A"}).json["id"]
    ana("PATCH", f"/ideas/{idea}", {"factors": {"value": 8, "effort": 2}})
    put = ana("PUT", f"{home}/scoring", {"formula": "value / effort", "weights": {"value": 2}})
    assert put.json["weights"] == {"value": 2}
    assert ana("GET", f"/ideas/{idea}").json["score"] == 32
    wrong = ana("PUT", f"{home}/scoring", {"formula": "value / luck"})
    assert wrong.status_code == 422
    assert ana("GET", f"{home}/scoring").json["formula"] == "value / effort"
