import sqlalchemy as sa

from app.database import columns

users_table = sa.Table(
    "users",
    columns.metadata,
    sa.Column(
        "id", sa.Uuid, primary_key=True, server_default=sa.literal_column("gen_random_uuid()")
    ),
    sa.Column("email", sa.String(320), nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("name", sa.String(255)),
    sa.Column("avatar_url", sa.String(2048)),
    sa.Column("role", sa.String(60), nullable=False, server_default=sa.literal_column("'user'")),
    sa.Column("last_login", columns.Moment),
    sa.Column(
        "created_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.Column(
        "updated_at", columns.Moment, nullable=False, server_default=sa.literal_column("now()")
    ),
    sa.CheckConstraint(
        "\"role\" IN ('user', 'admin')",
        name="users_role_check",
    ),
)

sa.Index(
    "users_email_key",
    users_table.c["email"],
    unique=True,
)
