"""The first account takes the owner's place in a sample that was made before it."""

from onetask.api.operations.samples import fill_sample_for_first
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Account, Member
from onetask.people.operations.accounts import create_first_account
from onetask.people.operations.members import take_over_waiting
from tests.world import PASSWORD


def test_the_first_account_owns_the_sample(world, monkeypatch):
    monkeypatch.setattr("onetask.people.operations.accounts.anybody", lambda: False)
    home = fill_sample_for_first()
    who = {"email": "ida@example.com", "name": "Ida Berg", "password": PASSWORD}
    first = create_first_account(**who, confirmed_at=now())
    member_id = take_over_waiting(first).id
    member = session.get_one(Member, member_id)
    assert (member.workspace_id, member.role, member.name) == (home, "owner", "Ida Berg")
    assert take_over_waiting(session.get_one(Account, first.id)) is None
