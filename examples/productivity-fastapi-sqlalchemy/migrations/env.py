import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script
from sqlalchemy import Connection, TypeDecorator

from app.database import models
from app.database.migrate import migration_engine


def _note_applied(
    ctx: MigrationContext, step: MigrationInfo, heads: Collection[Any], run_args: Mapping[str, Any]
) -> None:
    applied: list[str] = context.config.attributes.get("applied", [])
    if step.is_upgrade:
        scripts = [one for one in step.up_revisions if isinstance(one, Script)]
        applied.extend(Path(script.path).stem for script in scripts)


def _name_by_moment(
    ctx: MigrationContext, revision: object, directives: list[MigrationScript]
) -> None:
    # As the names of all others: they sort in the order in which they run.
    for directive in directives:
        directive.rev_id = datetime.now(UTC).strftime("%Y%m%d%H%M%S")


def _render_type(kind: str, item: object, autogenerate: AutogenContext) -> str | Literal[False]:
    # Of the types that are our own, Alembic knows no import.
    if kind == "type" and isinstance(item, TypeDecorator):
        autogenerate.imports.add("from app.database import columns")
        return f"columns.{type(item).__name__}()"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=models.users_table.metadata,
        compare_server_default=True,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        transaction_per_migration=True,
        on_version_apply=_note_applied,
        process_revision_directives=_name_by_moment,
        render_item=_render_type,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _connect_and_run() -> None:
    async with migration_engine().connect() as connection:
        await connection.run_sync(_run)
        await connection.commit()


given: Connection | None = context.config.attributes.get("connection")
if given is None:
    asyncio.run(_connect_and_run())
else:
    _run(given)
