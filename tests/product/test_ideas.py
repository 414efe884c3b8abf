"""Ideas: voted for, merged with every word kept, weighed by a formula that says why."""

import pytest

from onetask.core.db import session
from onetask.core.errors import Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.product.models.ideas import Idea, Vote
from onetask.product.operations import ideas, scoring, votes
from onetask.product.operations.customers import Speaker
from onetask.product.queries.ideas import figures, home_of, voters_of
from onetask.product.queries.scoring import Ranking
from tests.product.brings_ideas import idea, linked


def person(number):
    return Speaker(f"Person {number}", f"person{number}@example.org")


def with_voters(world, title, numbers):
    one = idea(world, title)
    for number in numbers:
        votes.vote_for(world.ana, one, who=person(number), words=f"{title} {number}")
    return one


def test_one_person_has_one_vote(world):
    one = with_voters(world, "Caps", [1, 1, 2])
    assert [voter.contact.name for voter in voters_of(one.id)] == ["Person 1", "Person 2"]


def test_a_vote_needs_an_address(world):
    with pytest.raises(Invalid):
        votes.vote_for(world.ana, idea(world), who=Speaker("Nobody"))


def state():
    session.rollback()
    rows = session.query(Idea).order_by(Idea.number)
    cast = session.query(Vote).order_by(Vote.id)
    return [
        [(one.id, one.home_id, one.merged_into_id, one.status) for one in rows],
        [(one.id, one.idea_id, one.contact_id, one.words, one.at) for one in cast],
    ]


def test_merging_unites_the_votes_and_keeps_every_word(world, told):
    first = with_voters(world, "Sheets", range(12))
    second = with_voters(world, "Excel", range(8, 17))
    before = state()
    ideas.merge_idea(world.ben, second, into=first)
    voters = voters_of(first.id)
    assert len(voters) == 17 == figures(world.gate.id)[first.id].votes
    both = {voter.contact.name: voter.words for voter in voters}["Person 9"]
    assert both == ("Sheets 9", "Excel 9")
    assert home_of(second).id == first.id
    undo(world.ben, told[-1].number)
    assert state() == before
    assert len(voters_of(first.id)) == 12
    assert len(voters_of(second.id)) == 9


def test_a_chain_of_merges_is_taken_back_link_by_link(world, told):
    one, two, three = (with_voters(world, f"Idea {at}", [at]) for at in (1, 2, 3))
    ideas.merge_idea(world.ana, one, into=two)
    ideas.merge_idea(world.ana, two, into=three)
    assert len(voters_of(three.id)) == 3
    assert home_of(one).id == three.id
    undo(world.ana, told[-1].number)
    assert (len(voters_of(two.id)), len(voters_of(three.id))) == (2, 1)
    assert home_of(one).id == two.id


def test_who_voted_for_either_counts_once_when_voting_again(world):
    first, second = with_voters(world, "A", [1]), with_voters(world, "B", [2])
    ideas.merge_idea(world.ana, second, into=first)
    votes.vote_for(world.ana, second, who=person(2))
    assert len(voters_of(first.id)) == 2


def test_an_idea_is_not_merged_into_itself_or_what_is_merged(world):
    first, second, third = (with_voters(world, name, []) for name in "ABC")
    with pytest.raises(Conflict):
        ideas.merge_idea(world.ana, first, into=first)
    ideas.merge_idea(world.ana, second, into=first)
    with pytest.raises(Conflict):
        ideas.merge_idea(world.ana, third, into=second)


def test_numbers_are_given_in_order(world):
    assert [idea(world, name).ref for name in "AB"] == ["IDEA-1", "IDEA-2"]


def test_guests_do_not_vote_or_merge(world):
    one, other = idea(world), idea(world)
    with pytest.raises(Refused):
        ideas.merge_idea(world.gus, one, into=other)
    with pytest.raises(Refused):
        scoring.set_scoring(world.eve, world.home, weights={"effort": 2})


def order(world):
    ranking = Ranking(world.home.id, world.gate.id)
    return [(one.idea.title, one.place.moved) for one in ranking.standings]


def weighed(world):
    sure, big = idea(world, "Sure"), idea(world, "Big")
    ideas.weigh_idea(world.ana, sure, reach=100, impact=1, confidence=90, effort=1)
    ideas.weigh_idea(world.ana, big, reach=100, impact=3, confidence=40, effort=1)
    return sure, big


def test_a_weight_ranks_anew_and_says_why(world, told):
    weighed(world)
    assert order(world) == [("Big", 0), ("Sure", 0)]
    scoring.set_scoring(world.ben, world.home, weights={"confidence": 2})
    assert order(world) == [("Sure", 1), ("Big", -1)]
    ranking = Ranking(world.home.id, world.gate.id)
    made_of, moved = ranking.why(ranking.standings[0])
    assert "Confidence 90, weight 2" in made_of
    assert moved == ["Confidence counts more (1 → 2): 90 here, usually 65"]
    undo(world.ben, told[-1].number)
    assert order(world)[0][0] == "Big"


def test_one_weight_tells_one_word_to_each_screen(world, told):
    for number in range(30):
        idea(world, f"Idea {number}")
    told.clear()
    scoring.set_scoring(world.ben, world.home, weights={"confidence": 2})
    touched = told[0].drawing.at(f"product:{world.gate.id}", 1)
    assert sorted(one.fragment for one in touched) == ["idea", "ideas", "scoring"]


def test_evidence_changes_the_score(world):
    linked(world)
    ranking = Ranking(world.home.id, world.gate.id)
    assert ranking.standings[0].weighed.values["people"] == 1


@pytest.mark.parametrize(
    ("formula", "words"),
    [("reach *", "At"), ("reach × luck", "At 9: “luck” is no factor"), ("", ""), ("9", "names no")],
)
def test_a_wrong_formula_says_where_and_changes_nothing(world, formula, words):
    scoring.set_scoring(world.ana, world.home, formula="value ÷ effort")
    if not formula:
        return
    with pytest.raises(Invalid) as wrong:
        scoring.set_scoring(world.ana, world.home, formula=formula)
    assert words in wrong.value.fields["formula"]
    assert Ranking(world.home.id, world.gate.id).ways.now.formula.text == "value ÷ effort"


def test_a_factor_of_the_teams_own(world):
    scoring.set_scoring(world.ana, world.home, weights={"delight": 1})
    scoring.set_scoring(world.ana, world.home, formula="delight × impact")
    one = idea(world, "Fun")
    ideas.weigh_idea(world.ana, one, delight=9)
    idea(world, "Dull")
    assert order(world)[0][0] == "Fun"


def test_no_effort_at_all_has_no_score(world):
    one = idea(world, "Free")
    ideas.weigh_idea(world.ana, one, effort=0)
    ranking = Ranking(world.home.id, world.gate.id)
    assert ranking.of(one.id).place.score is None
