import sqlalchemy as sa

from app.database import columns

projects_table = sa.Table(
    "projects",
    columns.metadata,
    sa.Column(
        "id", sa.Uuid, primary_key=True, server_default=sa.literal_column("gen_random_uuid()")
    ),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("description", sa.Text),
    sa.Column("color", sa.String(20)),
    sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.literal_column("false")),
    sa.Column(
        "created_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.Column(
        "updated_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.ForeignKeyConstraint(
        ["user_id"],
        ["users.id"],
        name="projects_user_id_fkey",
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
)

sa.Index(
    "projects_user_id_created_at_id_idx",
    projects_table.c["user_id"],
    projects_table.c["created_at"].desc(),
    projects_table.c["id"],
)
