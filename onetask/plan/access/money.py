"""Who may see and change money: sums are the team's, rates are not."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, select

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.subjects import place
from onetask.people.access import is_editor, is_manager
from onetask.plan.access.items import lists, may_keep_money, visible_items
from onetask.plan.models.budget import BudgetLine, ExchangeRate, Expense, Rate
from onetask.work.access import may_edit
from onetask.work.models.projects import Project


def may_note_expense(actor: Actor, project: Project) -> bool:
    return may_edit(actor, project)


def may_correct_expense(actor: Actor, expense: Expense) -> bool:
    """Who noted it, who leads the project and those who manage."""
    return may_edit(actor, expense) and (
        actor.id == expense.made_by_id or may_keep_money(actor, expense)
    )


def may_keep_rates(actor: Actor, thing: Thing) -> bool:
    return may_edit(actor, thing) and is_manager(actor)


def may_see_rates(actor: Actor) -> bool:
    """Those who manage, and those who lead a project."""
    if is_manager(actor) or not is_editor(actor):
        return is_manager(actor)
    led = Project.workspace_id == actor.workspace_id, Project.lead_id == actor.id
    listed = select(Project.id).where(*led, Project.binned_at.is_(None)).limit(1)
    return session.scalar(listed) is not None


def visible_rates(actor: Actor) -> Select[Any]:
    here = select(Rate).where(Rate.workspace_id == actor.workspace_id, Rate.binned_at.is_(None))
    return here if may_see_rates(actor) else here.where(false())


def visible_exchanges(actor: Actor) -> Select[Any]:
    mine = ExchangeRate.workspace_id == actor.workspace_id
    here = select(ExchangeRate).where(mine, ExchangeRate.binned_at.is_(None))
    return here if is_editor(actor) else here.where(false())


@place("expense")
def may_join_expense(actor: Actor, expense_id: UUID) -> bool:
    seen = visible_items(actor, Expense).where(Expense.id == expense_id)
    return session.scalar(seen.with_only_columns(Expense.id)) is not None


lists(BudgetLine, "budget-lines", may_keep_money)
lists(Expense, "expenses", may_correct_expense)
