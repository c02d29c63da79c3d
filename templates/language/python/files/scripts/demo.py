from app.database import close_database, tables
from app.database.seed import DEMO_EMAIL, DEMO_PASSWORD, seed


async def seed_demo() -> tuple[str, str] | None:
    """Seeds an empty database and answers whom to log in as."""
    try:
        await seed()
        user = await tables.users.find({"email": DEMO_EMAIL})
    finally:
        await close_database()
    return (DEMO_EMAIL, DEMO_PASSWORD) if user else None
