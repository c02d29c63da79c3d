import sqlalchemy as sa

from app.database import columns

tasks_table = sa.Table(
    "tasks",
    columns.metadata,
    sa.Column(
        "id", sa.Uuid, primary_key=True, server_default=sa.literal_column("gen_random_uuid()")
    ),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("description", sa.Text),
    sa.Column("status", sa.String(60), nullable=False, server_default=sa.literal_column("'todo'")),
    sa.Column(
        "priority", sa.String(60), nullable=False, server_default=sa.literal_column("'medium'")
    ),
    sa.Column("due_date", sa.Date),
    sa.Column("position", sa.Integer, nullable=False, server_default=sa.literal_column("0")),
    sa.Column("tags", columns.JSON),
    sa.Column(
        "created_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.Column(
        "updated_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.ForeignKeyConstraint(
        ["user_id"],
        ["users.id"],
        name="tasks_user_id_fkey",
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
    sa.CheckConstraint(
        "\"status\" IN ('todo', 'in_progress', 'done')",
        name="tasks_status_check",
    ),
    sa.CheckConstraint(
        "\"priority\" IN ('low', 'medium', 'high')",
        name="tasks_priority_check",
    ),
)

sa.Index(
    "tasks_user_id_created_at_id_idx",
    tasks_table.c["user_id"],
    tasks_table.c["created_at"].desc(),
    tasks_table.c["id"],
)
