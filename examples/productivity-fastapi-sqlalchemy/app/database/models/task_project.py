import sqlalchemy as sa

from app.database import columns

task_project_table = sa.Table(
    "task_project",
    columns.metadata,
    sa.Column("project_id", sa.Uuid, primary_key=True),
    sa.Column("task_id", sa.Uuid, primary_key=True),
    sa.Column(
        "created_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.ForeignKeyConstraint(
        ["project_id"],
        ["projects.id"],
        name="task_project_project_id_fkey",
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
    sa.ForeignKeyConstraint(
        ["task_id"],
        ["tasks.id"],
        name="task_project_task_id_fkey",
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
)

sa.Index(
    "task_project_task_id_idx",
    task_project_table.c["task_id"],
)
