from urllib.parse import parse_qsl, urlencode, urlsplit

import asyncpg

from app.env import env

# A database that hangs is an error: a wait for a connection and one for a query end within five
# seconds.
CONNECT_SECONDS = 2.0
QUERY_SECONDS = 2.5

# The server too ends a query before it is given up here, and writes days the one way that is read.
_SETTINGS = "SET statement_timeout = '2s'; SET datestyle = 'ISO'"

# What the driver understands; hosts add what is meant for other drivers.
_KNOWN = frozenset(
    {
        "host",
        "port",
        "user",
        "password",
        "dbname",
        "options",
        "application_name",
        "target_session_attrs",
        "sslmode",
        "sslnegotiation",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "sslpassword",
        "sslcrl",
    }
)
_SUPABASE_POOLER_PORT = 6543

_address = urlsplit(env.DATABASE_URL)
_options = dict(parse_qsl(_address.query))

# A pooler that lends a connection only for the time of a transaction.
IS_POOLED = _options.get("pgbouncer") == "true" or _address.port == _SUPABASE_POOLER_PORT


def _dsn() -> str:
    known = {name: value for name, value in _options.items() if name in _KNOWN}
    return _address._replace(query=urlencode(known)).geturl()


def _ssl_of() -> bool | None:
    # As other drivers do: without a certificate of its own, those of the system vouch.
    by_system = _options.get("sslrootcert", "system") == "system"
    return True if by_system and _options.get("sslmode") == "verify-full" else None


async def connect(*, query_seconds: float | None = QUERY_SECONDS) -> asyncpg.Connection:
    """A new connection, on which ids, days and times are text as in the API."""
    connection = await asyncpg.connect(
        _dsn(),
        ssl=_ssl_of(),
        timeout=CONNECT_SECONDS,
        command_timeout=query_seconds,
    )
    for name in ("uuid", "date", "time"):
        await connection.set_type_codec(
            name, encoder=str, decoder=str, schema="pg_catalog", format="text"
        )
    if query_seconds is not None:
        await connection.execute(_SETTINGS)
    return connection
