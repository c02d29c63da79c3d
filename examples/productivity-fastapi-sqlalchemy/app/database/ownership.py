from typing import Any

import sqlalchemy as sa

Scope = sa.ColumnElement[bool]

# Who asks. No column starts with an underscore, so this parameter is none of theirs.
CALLER = sa.bindparam("_caller", type_=sa.Uuid())

EVERY_ROW = sa.true()


def of_caller(owner: sa.Column[Any]) -> Scope:
    """Rows that name the caller as their owner."""
    return owner == CALLER


def within(parent: sa.Column[Any], parents: sa.Table, own_parents: Scope) -> Scope:
    """Rows that hang off a row of the caller."""
    return parent.in_(sa.select(parents.c["id"]).where(own_parents))
