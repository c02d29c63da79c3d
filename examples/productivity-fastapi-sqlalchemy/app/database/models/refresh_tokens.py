import sqlalchemy as sa

from app.database import columns

refresh_tokens_table = sa.Table(
    "refresh_tokens",
    columns.metadata,
    sa.Column(
        "id", sa.Uuid, primary_key=True, server_default=sa.literal_column("gen_random_uuid()")
    ),
    sa.Column("session_id", sa.Uuid, nullable=False),
    sa.Column("token_hash", sa.String(64), nullable=False),
    sa.Column("expires_at", columns.Moment, nullable=False),
    sa.Column("used_at", columns.Moment),
    sa.Column(
        "created_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.ForeignKeyConstraint(
        ["session_id"],
        ["sessions.id"],
        name="refresh_tokens_session_id_fkey",
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
)

sa.Index(
    "refresh_tokens_token_hash_key",
    refresh_tokens_table.c["token_hash"],
    unique=True,
)

sa.Index(
    "refresh_tokens_session_id_idx",
    refresh_tokens_table.c["session_id"],
)
