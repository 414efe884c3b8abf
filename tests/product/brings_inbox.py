"""Feedback, ideas and portals: who is answered at their addresses, and what is planted there."""

from onetask.core.db import session
from onetask.product.models.ideas import Vote
from onetask.product.operations import customers, evidence, feedback, ideas, portal, votes
from onetask.product.operations.customers import Speaker
from tests.security.signs import NONE, TEAM_ONLY

AT = {
    "feedback.index": (TEAM_ONLY,),
    "feedback.show": (TEAM_ONLY,),
    "feedback.new": (TEAM_ONLY,),
    "feedback.alike": (TEAM_ONLY,),
    "feedback.alike_typed": (TEAM_ONLY, {"text": "words"}),
    "feedback.count": (TEAM_ONLY,),
    "feedback.add": (TEAM_ONLY, {"text": "Words"}),
    "feedback.add_from_comment": (TEAM_ONLY,),
    "feedback.change": (TEAM_ONLY,),
    "feedback.edit": (TEAM_ONLY, {"text": "New"}),
    "feedback.attribute": (TEAM_ONLY, {"name": "Omar"}),
    "feedback.dismiss": (TEAM_ONLY, {"reason": "spam"}),
    "feedback.snooze": (TEAM_ONLY, {"until": "tomorrow"}),
    "feedback.reopen": (TEAM_ONLY,),
    "feedback.delete": (TEAM_ONLY,),
    "feedback_files.show": (TEAM_ONLY,),
    "feedback_files.look": ("----uuu--",),
    "feedback_files.run": ("---------", {"file": "{idea}"}),
    "customers.index": (TEAM_ONLY,),
    "customers.new": ("-.--...-.",),
    "customers.change": (TEAM_ONLY,),
    "customers.keep": ("-.xx...-.", {"name": "New"}),
    "customers.edit": (TEAM_ONLY, {"name": "New"}),
    "customers.delete": (TEAM_ONLY,),
    "evidence.choices": (TEAM_ONLY,),
    "evidence.link": (TEAM_ONLY, {"idea": "{idea}"}),
    "evidence.weigh": (TEAM_ONLY, {"importance": "nice"}),
    "evidence.unlink": (TEAM_ONLY,),
    "ideas.index": (TEAM_ONLY,),
    "ideas.show": (TEAM_ONLY,),
    "ideas.new": (TEAM_ONLY,),
    "ideas.alike": (TEAM_ONLY,),
    "ideas.change": (TEAM_ONLY,),
    "ideas.create": (TEAM_ONLY, {"title": "New"}),
    "ideas.edit": (TEAM_ONLY, {"title": "New"}),
    "ideas.weigh": (TEAM_ONLY, {"name": "effort", "value": 3}),
    "ideas.delete": (TEAM_ONLY,),
    "ideas.merging": (TEAM_ONLY,),
    "ideas.merge": (TEAM_ONLY, {"into": "{idea_other}"}),
    "ideas.vote": (TEAM_ONLY, {"email": "fay@example.com"}),
    "ideas.unvote": (TEAM_ONLY,),
    "ideas.set_weight": ("-.xx...-.", {"name": "effort", "weight": 2}),
    "ideas.set_formula": ("-.xx...-.", {"formula": "value / effort"}),
}
VISITED = (
    "ideas nearest idea roadmap write send widget send_from_widget wish vote remark look confirm"
    " ask_silence silence"
)
NEWS = ("show", "rss", "atom")
AT |= {f"portal.{view}": (NONE,) for view in VISITED.split()}
AT |= {f"changelog.{view}": (NONE,) for view in NEWS}
AT |= {
    "portals.show": (TEAM_ONLY,),
    "portals.edit": (TEAM_ONLY, {"is_open": True}),
    "ways.show": (TEAM_ONLY,),
    "ways.frame": (TEAM_ONLY, {"sites": "https://www.example.com"}),
    "ways.renew": (TEAM_ONLY,),
    "portals.judge": (TEAM_ONLY, {"shown": "public"}),
}
SENT = {"text": "Words", "email": "fay@example.com"}
AT |= {
    "api.list_feedback": (TEAM_ONLY,),
    "api.create_feedback": (TEAM_ONLY, SENT),
    "api.read_feedback": (TEAM_ONLY,),
    "api.list_ideas": (TEAM_ONLY,),
    "api.create_idea_here": (TEAM_ONLY, {"title": "New"}),
    "api.read_idea": (TEAM_ONLY,),
    "api.change_idea": (TEAM_ONLY, {"title": "New", "factors": {"effort": 2}}),
    "api.delete_idea": (TEAM_ONLY,),
    "api.vote": (TEAM_ONLY, {"email": "fay@example.com"}),
    "api.link_evidence": (TEAM_ONLY, {"feedback": "{feedback}"}),
    "api.merge": (TEAM_ONLY, {"into": "{idea_other}"}),
    "api.read_scoring": (TEAM_ONLY,),
    "api.set_weights": (TEAM_ONLY, {"weights": {"effort": 2}}),
}
PUBLIC = {f"portal.{view}": "visitors of a portal have no account" for view in VISITED.split()}
PUBLIC |= {f"changelog.{view}": "whoever visits reads what is new" for view in NEWS}
HOMES = {
    "portals": "portal_product",
    "ways-in": "portal_product",
    "remarks": "remark",
    "feedback": "feedback",
    "ideas": "idea",
    "evidence": "evidence",
    "votes": "vote",
    "customers": "customer",
}


def plant(world, _project, canary):
    """One of everything, the canary in all that is not published."""
    who = Speaker(f"Kim {canary}", f"kim@{canary}.example", f"Firm {canary}")
    said = feedback.add_feedback(world.ana, world.gate, text=f"Said {canary} today", who=who)
    one = ideas.create_idea(world.ana, world.gate, title=f"Idea {canary}", need=f"Need {canary}")
    other = ideas.create_idea(world.ana, world.gate, title=f"Twin {canary}")
    proof = evidence.link_feedback(world.ana, said, idea=one)
    votes.vote_for(world.ana, one, who=who, words=f"Words {canary}")
    vote = session.query(Vote).filter_by(idea_id=one.id).one()
    firm = customers.keep_customer(world.ana, world.home, name=f"Buyer {canary}")
    remark = portal.add_remark(world.ana, one, who=who, body=f"Remark {canary}")
    return {"feedback": said, "idea": one, "idea_other": other, "evidence": proof, "vote": vote,
            "customer": firm, "remark": remark, "portal_product": world.gate}  # fmt: skip
