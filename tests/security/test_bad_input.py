"""Nothing that is sent breaks a page or leaves a change half made."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from onetask.core.db import Base, session
from onetask.core.events import Event
from tests.security.matrix import body_of
from tests.security.nasty import BODIES, TYPED, VALUES, form_of
from tests.security.walk import WRITES, address, rules

OUT = (
    "sign_in.leave",
    "security.end_others",
    "security.change_password",
    "imports.show_an_example",
)
ODD_QUERIES = (
    *("since=-1", "since=9" + "9" * 5000, "since=x&since=", "limit=-1&cursor=x", "limit=0"),
    *("q=%00", "q=%ff%fe", "q=" + "%22%2A%28" * 30, "q=" + "x+" * 2000, "url=%00", "show=%00"),
    *("sort=%00&group=x&is=%00", "assignee=x&label=%00&column=%00&project=x&due=%00&is=mine"),
    *("board=%00", "board=x", "place=board%3A%00&epoch=%00", "project=%00", "after=%00"),
    *(
        "part=focus&changes=all",
        "next=%00",
        "state=%00",
        "a" * 3000,
        "%%%",
        "page=1e9&q[]=1",
        "label=x&label=%00&column=x&column=%00",
    ),
)
ODD_HEADERS = (
    *({"Referer": "http://["}, {"Referer": "http://a\u2100b/"}, {"X-Op": "x"}, {"X-Seen": "-1"}),
    *({"X-Op": "\xb2" * 32}, {"X-Seen": "\xb2"}, {"X-Place": "board:x,task:,\xff:1,:"}),
    *({"X-Workspace": "x"}, {"Accept-Language": "\xff;q=x,,*;q=9"}, {"Accept": "\xff/\xff;q=x"}),
    *({"Cookie": "onetask=\xff\xfe; onetask"}, {"Authorization": "Basic %%%"}, {"Range": "x=-1-2"}),
    *({"HX-Request": "true"}, {"X-Op": "01890000-0000-7000-8000-000000000000"}),
    *({"Content-Type": "application/json; charset=x"}, {"If-None-Match": '"', "If-Range": "x"}),
)


@pytest.fixture
def once(request):
    """What is refused before any database is asked is tried on one of them."""
    if "postgresql" in request.node.name:
        pytest.skip("refused before any database is asked: tried on SQLite")


@pytest.fixture
def send(caller):
    """Ana, in the way an address is usually asked."""
    people = {"page": caller("ana"), "api": caller("ana_key")}

    def ask(rule, method, path, **sent):
        return people["api" if rule.rule.startswith("/api/") else "page"](method, path, **sent)

    return ask


def events():
    session.rollback()
    return session.scalar(select(func.count()).select_from(Event))


def is_bad(answer, before):
    """A failure of ours, or a refusal that left something behind."""
    broke = answer.status_code >= 500 and answer.status_code != 503
    return broke or "Traceback" in answer.text or (answer.status_code >= 400 and events() != before)


def tried(app, planted, send, tries):
    """What went wrong, of all tries at all addresses; what was changed is laid out again."""
    wrong = []
    for rule, method in rules(app, of=WRITES):
        before, path = events(), address(rule, planted.ids)
        for sent in () if rule.endpoint in OUT else tries(rule):
            answer = send(rule, method, path, **sent)
            if is_bad(answer, before):
                wrong.append((method, rule.rule, answer.status_code, str(sent)[:90]))
            if events() != before:
                planted.rows.restore()
    return wrong


def test_no_value_breaks_a_field(app, planted, send):
    def tries(rule):
        fair = body_of(rule.endpoint, planted.ids) or {}
        form = form_of(app, rule.endpoint)
        for field in form.model_fields if form else ():
            some = VALUES[len(rule.rule + field) % 3 :: 3]
            yield from ({"json": fair | {field: value}} for value in some)

    assert tried(app, planted, send, tries) == []


def test_no_typed_value_breaks_a_form(app, planted, send):
    def tries(rule):
        fair = body_of(rule.endpoint, planted.ids) or {}
        form = None if rule.rule.startswith("/api/") else form_of(app, rule.endpoint)
        for field in form.model_fields if form else ():
            yield from ({"data": fair | {field: value}} for value in TYPED)
            yield {"data": fair | {field: ["a", "b", ""]}}

    assert tried(app, planted, send, tries) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_body_breaks_an_address(once, app, planted, send):
    tries = [{"data": body, "content_type": kind} for body, kind in BODIES]
    assert tried(app, planted, send, lambda _: tries) == []


def test_fields_that_are_not_listed_are_refused(app, planted, send):
    """S6: not one column of a table slips in beside what an address takes."""
    columns = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
    wrong = []
    for rule, method in rules(app, of=WRITES):
        form, fair = form_of(app, rule.endpoint), body_of(rule.endpoint, planted.ids)
        if form is None or fair is None:
            continue
        foreign = dict.fromkeys(columns - set(form.model_fields) - {"op"}, "x")
        answer = send(rule, method, address(rule, planted.ids), json=fair | foreign)
        usual = {"welcome.open_account": 404, "public_product.ping": 204}
        if answer.status_code != usual.get(rule.endpoint, 422):
            wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


SOME = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_whatever_is_sent_is_answered(app, planted, send, data):
    pairs = [pair for pair in rules(app, of=WRITES) if pair[0].endpoint not in OUT]
    rule, method = data.draw(st.sampled_from(pairs))
    form, fair = form_of(app, rule.endpoint), body_of(rule.endpoint, planted.ids) or {}
    names = st.sampled_from(sorted(form.model_fields)) if form and form.model_fields else st.text()
    body = fair | data.draw(st.dictionaries(names, SOME, max_size=4))
    before = events()
    answer = send(rule, method, address(rule, planted.ids), json=body)
    assert not is_bad(answer, before), (method, rule.rule, body, answer.status_code)


@pytest.mark.parametrize("who", ["ana", "gus"])
def test_no_query_breaks_a_page(once, app, planted, caller, who):
    asking, wrong = caller(who), []
    for rule, _ in rules(app, of=("GET",)):
        for query in ODD_QUERIES:
            answer = asking("GET", address(rule, planted.ids), query_string=query)
            if answer.status_code >= 500 and rule.endpoint not in ("run.healthz", "pages.states"):
                wrong.append((rule.rule, query[:40], answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("headers", ODD_HEADERS, ids=str)
def test_no_header_breaks_a_page(planted, caller, headers):
    ana, path = caller("ana"), f"/tasks/{planted.ids['task']}/comments"
    answers = [ana("GET", at, headers=headers) for at in ("/", "/inbox", "/sign-in", "/none")]
    answers.append(ana("POST", path, headers=headers, data={"body": "Words"}))
    answers.append(ana("POST", "/labels", headers=headers, json={"name": "New"}))
    assert {answer.status_code for answer in answers} <= {200, 303, 400, 401, 404, 415, 422}


ODD_PATHS = (
    *("/live/since/" + "9" * 5000, "/tasks/%00/comments", "/nones/x/labels", "/pictures/%00/64"),
    *("/static/x/%2e%2e/%2e%2e/pyproject.toml", "/static/x/..%2f..%2fapp.py", "/static/x/%00"),
    *("/reset/%00", "/confirmations/\u202e", "/invitations/" + "x" * 5000, "/t/%00"),
    *("/t/LAU-" + "9" * 30, "/settings/mail/..%2f..%2fsecret.key", "/settings/export.%00"),
)


@pytest.mark.parametrize("path", ODD_PATHS)
def test_no_path_breaks_a_page(caller, path):
    assert caller("ana")("GET", path).status_code in (400, 404, 410)


@pytest.mark.parametrize("emoji", ["x", "%00", "%ff", "💥", "👍" * 500])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_only_our_emojis(planted, caller, method, emoji):
    path = f"/comments/{planted.ids['comment']}/reactions/{emoji}"
    assert caller("ana")(method, path).status_code in (303, 400, 404, 422)


def test_what_is_too_large_is_refused_unread(app, planted, caller):
    wrong = []
    for rule, method in rules(app, of=WRITES):
        who = caller("ana_key" if rule.rule.startswith("/api/") else "ana")
        for length in (str(27 * 1024 * 1024), str(10 * 1024**3)):
            said = {"CONTENT_LENGTH": length, "CONTENT_TYPE": "application/json"}
            answer = who(method, address(rule, planted.ids), environ_overrides=said)
            if answer.status_code != 413:
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def test_a_form_of_five_megabytes_is_refused(caller):
    answer = caller("ana")("POST", "/labels", data={"name": "x" * 5 * 1024 * 1024})
    assert answer.status_code == 413
