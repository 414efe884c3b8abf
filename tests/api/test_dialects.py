"""Exports of other tools: what their columns mean, and that no row is lost on the way."""

import json
from contextlib import suppress

import pytest

from onetask.api.engine.plan import ImportProblem
from onetask.api.engine.sources import opened, plan_of

JIRA = """Summary,Issue key,Issue id,Issue Type,Status,Project name,Priority,Assignee,Assignee Id,\
Created,Resolved,Due date,Original estimate,Sprint,Sprint,Comment,Comment,Parent,\
Custom field (Story Points),Inward issue link (Blocks),Outward issue link (Blocks)
Pay by phone,TAP-1,100,Epic,In Progress,Tap to Pay,High,,,1/Mar/26 9:00 AM,,,,,,,,,,,
Read cards,TAP-2,101,Story,Done,Tap to Pay,Highest,Mei Tan,u1,2/Mar/26 9:00 AM,5/Mar/26 4:00 PM,\
10/Mar/26 12:00 AM,7200,Sprint 1,Sprint 2,3/Mar/26 8:00 AM;u1;Half of it works,4/Mar/26;u9;Good,\
100,5.0,,TAP-3
Write the guide,TAP-3,102,Story,To Do,Tap to Pay,Low,,,2/Mar/26 9:00 AM,,,,,,,,100,,,
Ask the bank,TAP-4,103,Sub-task,To Do,Tap to Pay,Low,,,2/Mar/26 9:00 AM,,,,,,,,101,,TAP-3,
"""
TODOIST = """TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
section,Kitchen,,,,,,,,
task,Call the fitter @phone @home,,1,1,Ana (1),Ben (7),2026-03-04,en,UTC
note,He is away on Monday,,,,Ana (1),,,,
task,Ask for the price,,4,2,Ana (1),,,en,UTC
task,In writing,,4,3,Ana (1),,,en,UTC
,,,,,,,,,
task,Choose tiles,Grey ones,2,1,Ana (1),,,en,UTC
"""
LINEAR = """ID,Team,Title,Status,Estimate,Priority,Assignee,Labels,Cycle Number,Cycle Name,Created,\
Completed,Canceled,Due Date,Parent issue
APP-1,App,Sign in,Done,3,Urgent,mei@example.com,Auth,1,Cycle 1,\
Tue May 14 2024 08:53:33 GMT+0000 (GMT),Thu May 23 2024 16:06:19 GMT+0000 (GMT),,,
APP-2,App,Forgotten password,Canceled,,No priority,,,,,Tue May 14 2024 08:53:33 GMT+0000 (GMT),,\
Fri May 24 2024 16:06:19 GMT+0000 (GMT),,APP-1
"""
ASANA = """Task ID,Created At,Completed At,Name,Section/Column,Assignee,Assignee Email,Due Date,\
Tags,Notes,Projects,Parent task,Blocked By (Dependencies)
1,2026-01-01,2026-02-01,Plan,Doing,Ben,ben@example.com,2026-01-15,"a, b",Words,Launch,,
2,2026-01-01,,Draw,Doing,,,,,,Launch,Plan,
3,2026-01-01,,Build,Later,,,,,,Launch,,Plan
"""
CLICKUP = """Task ID,Task Name,Status,List Name,Assignees,Tags,Priority,Due Date,Start Date,\
Time Estimate,Parent ID,Date Created
86a,Order cups,Open,Party,[Ana],"[food,drink]",urgent,1773100800000,,5400000,,1772300000000
86b,Paper cups,Open,Party,[],[],,,,,86a,1772300000000
"""
MONDAY = """Name,Person,Status,Date,Subitems
Order cups,Ana Duarte,Working on it,2026-03-10,"Paper, Glass"
"""
ISSUES = [
    {
        **{"number": 7, "title": "Crash at start", "state": "closed", "body": "Trace"},
        **{"labels": [{"name": "bug"}], "assignees": [{"login": "mei"}]},
        **{"milestone": {"title": "v1", "due_on": "2026-04-01T00:00:00Z"}},
        **{"created_at": "2026-03-01T09:00:00Z", "closed_at": "2026-03-02T09:00:00Z"},
        "repository_url": "https://api.github.com/repos/ours/app",
    },
    {"number": 8, "title": "Faster", "state": "open", "pull_request": {}, "labels": []},
]
ITEMS = {
    "items": [
        {
            **{"content": {"title": "Try it", "number": 3, "type": "Issue", "body": "How"}},
            **{"status": "In Progress", "labels": ["a"], "assignees": ["mei"]},
        }
    ]
}


def read(text, source="", **options):
    file = opened(text.encode() if isinstance(text, str) else json.dumps(text).encode(), source)
    plan = plan_of(file, options | {"name": file.name})
    return file.source, plan, {piece.title: piece for piece in plan.pieces()}


def test_jira_keeps_parts_and_names_its_epics():
    tool, plan, by = read(JIRA)
    assert (tool, plan.source, plan.ventures[0].name) == ("jira", "jira", "Tap to Pay")
    assert len(by) == plan.found["rows"] == 4
    assert by["Ask the bank"].parent == by["Read cards"].key
    assert (by["Read cards"].parent, by["Write the guide"].parent) == (None, None)
    assert by["Read cards"].tags == ["story", "sprint 1", "sprint 2", "pay by phone"]
    assert (by["Read cards"].minutes, by["Read cards"].points) == (120, 5)
    assert by["Read cards"].importance == "critical"
    assert str(by["Read cards"].closed_at.date()) == "2026-03-05"


def test_jira_turns_both_ends_of_a_link_into_waiting():
    _, _, by = read(JIRA)
    assert by["Write the guide"].waits_for == [by["Read cards"].key]
    assert by["Ask the bank"].waits_for == [by["Write the guide"].key]


def test_jira_signs_comments_with_names_and_days():
    _, plan, by = read(JIRA)
    first, second = by["Read cards"].remarks
    assert (first.body, plan.people[first.author].name) == ("Half of it works", "Mei Tan")
    assert (str(first.at.date()), second.body) == ("2026-03-03", "Good")


def test_todoist_counts_indents_and_keeps_notes_with_their_task():
    tool, plan, by = read(TODOIST)
    assert (tool, plan.found["rows"]) == ("todoist", 4)
    assert by["In writing"].parent == by["Ask for the price"].key
    assert by["Ask for the price"].parent == by["Call the fitter"].key
    call = by["Call the fitter"]
    assert (call.lane, call.importance, call.tags) == ("Kitchen", "critical", ["phone", "home"])
    assert [remark.body for remark in call.remarks] == ["He is away on Monday"]
    assert [plan.people[key].name for key in call.people] == ["Ben"]
    assert (by["Choose tiles"].parent, by["Choose tiles"].description) == (None, "Grey ones")


def test_linear_closes_what_was_cancelled_and_counts_points():
    tool, plan, by = read(LINEAR)
    assert (tool, plan.ventures[0].name) == ("linear", "App")
    assert (by["Sign in"].points, by["Sign in"].minutes) == (3, None)
    assert by["Sign in"].tags == ["auth", "cycle 1"]
    assert by["Forgotten password"].parent == by["Sign in"].key
    assert str(by["Forgotten password"].closed_at.date()) == "2024-05-24"


def test_asana_knows_people_by_address_and_what_waits():
    tool, plan, by = read(ASANA)
    assert (tool, plan.ventures[0].name) == ("asana", "Launch")
    assert plan.people["ben"].email == "ben@example.com"
    assert by["Draw"].parent == by["Build"].waits_for[0] == by["Plan"].key
    assert by["Plan"].is_closed


def test_clickup_reads_its_instants_lists_and_lengths():
    tool, _, by = read(CLICKUP)
    assert (tool, by["Paper cups"].parent) == ("clickup", by["Order cups"].key)
    assert (str(by["Order cups"].due_on), by["Order cups"].minutes) == ("2026-03-10", 90)
    assert by["Order cups"].tags == ["party", "food", "drink"]
    assert by["Order cups"].people == ["ana"]


def test_monday_has_people_dates_and_parts():
    tool, plan, by = read(MONDAY)
    assert (tool, plan.counts()["subtasks"]) == ("monday", 2)
    assert (by["Order cups"].people, str(by["Order cups"].due_on)) == (["ana duarte"], "2026-03-10")


def test_github_issues_and_project_items():
    tool, plan, by = read(ISSUES)
    assert (tool, plan.ventures[0].name, plan.counts()["tasks"]) == ("github", "app", 2)
    crash = by["Crash at start"]
    assert (crash.tags, crash.people, crash.is_closed) == (["bug", "v1"], ["mei"], True)
    assert (str(crash.due_on), crash.description) == ("2026-04-01", "Trace")
    assert by["Faster"].tags == ["pull request"]
    tool, plan, by = read(ITEMS)
    assert (tool, by["Try it"].lane, by["Try it"].tags) == ("github", "In Progress", ["a"])


def test_a_named_tool_reads_a_table_with_fewer_columns():
    tool, plan, _ = read("ID,Title,Status\nA-1,One,Todo\n", "linear")
    assert (tool, plan.source, plan.counts()["tasks"]) == ("linear", "linear", 1)
    assert read(JIRA, "csv")[0] == "csv"


@pytest.mark.parametrize("source", ["github", "trello"])
def test_json_of_another_tool_is_refused(source):
    with pytest.raises(ImportProblem):
        opened(b'{"items": []}', source)
    with pytest.raises(ImportProblem):
        opened(b"[1, 2]", source)


@pytest.mark.parametrize("text", [JIRA, TODOIST, LINEAR, ASANA, CLICKUP, MONDAY])
@pytest.mark.parametrize("cut", [0.35, 0.6, 0.85])
def test_half_a_file_is_a_plan_or_a_clean_problem(text, cut):
    with suppress(ImportProblem):
        assert read(text[: int(len(text) * cut)])[1].ventures
