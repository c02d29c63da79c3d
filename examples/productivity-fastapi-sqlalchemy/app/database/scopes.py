from typing import Any

import sqlalchemy as sa

from app.database import models

Scope = sa.ColumnElement[bool]

# Who asks. No column starts with an underscore, so this parameter is none of theirs.
CALLER = sa.bindparam("_caller", type_=sa.Uuid())

EVERY_ROW = sa.true()


def _of_caller(column: sa.Column[Any]) -> Scope:
    return column == CALLER


def _within(column: sa.Column[Any], parents: sa.Table, own_parents: Scope) -> Scope:
    """Of rows that hang off others: those whose parent is the caller's."""
    return column.in_(sa.select(parents.c["id"]).where(own_parents))


own_projects = _of_caller(
    models.projects_table.c["user_id"],
)
own_tasks = _of_caller(
    models.tasks_table.c["user_id"],
)
