from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, TIME, TIMESTAMP

from app.http.values import parse_timestamp

metadata = sa.MetaData(naming_convention={"pk": "%(table_name)s_pkey"})


class Moment(sa.TypeDecorator[datetime]):
    """A moment, stored finer than it is shown; taken as the API takes it, too."""

    impl = TIMESTAMP(timezone=True, precision=3)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        return parse_timestamp(value) if isinstance(value, str) else value


class Money(sa.TypeDecorator[Decimal]):
    """An amount with two decimals, taken as a number or as text."""

    impl = sa.Numeric(12, 2)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


CLOCK = TIME(precision=0)
# An empty JSON column is null to the database, not a stored JSON null.
JSON = JSONB(none_as_null=True)
