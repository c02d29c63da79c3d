from app.database.pool import connect


async def empty_database() -> None:
    """Drops every table with its rows."""
    connection = await connect(query_seconds=None)
    try:
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()
