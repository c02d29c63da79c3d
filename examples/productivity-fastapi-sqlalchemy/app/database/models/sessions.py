import sqlalchemy as sa

from app.database import columns

sessions_table = sa.Table(
    "sessions",
    columns.metadata,
    sa.Column(
        "id", sa.Uuid, primary_key=True, server_default=sa.literal_column("gen_random_uuid()")
    ),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("expires_at", columns.Moment, nullable=False),
    sa.Column("ended_at", columns.Moment),
    sa.Column(
        "created_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.ForeignKeyConstraint(
        ["user_id"],
        ["users.id"],
        name="sessions_user_id_fkey",
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
)

sa.Index(
    "sessions_user_id_idx",
    sessions_table.c["user_id"],
)
