import asyncio
import sys

from app.database import close_database
from app.database.seed import DEMO_EMAIL, DEMO_PASSWORD, seed
from app.env import env


async def _seed() -> bool:
    try:
        return await seed()
    finally:
        await close_database()


def main() -> None:
    """Adds sample data to an empty database."""
    if env.APP_ENV == "production":
        sys.exit("Sample data has no place in production")
    if asyncio.run(_seed()):
        print(f"Log in as {DEMO_EMAIL} with the password {DEMO_PASSWORD}")
    else:
        print("The database has users already: reset starts afresh")


if __name__ == "__main__":
    main()
