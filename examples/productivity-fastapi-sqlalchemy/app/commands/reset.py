import asyncio
import sys

from app.database import close_database
from app.database.empty import empty_database
from app.database.migrate import migrate
from app.database.seed import seed
from app.env import env


async def _reset() -> None:
    await empty_database()
    await migrate()
    try:
        await seed()
    finally:
        await close_database()


def main() -> None:
    """Deletes everything, migrates and seeds."""
    if env.APP_ENV == "production":
        sys.exit("This would delete everything: it is refused in production")
    asyncio.run(_reset())
    print("The database is empty but for the sample data")


if __name__ == "__main__":
    main()
