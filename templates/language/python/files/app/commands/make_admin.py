import asyncio
import sys

from app.database import close_database, tables


async def _make_admin(email: str) -> int:
    try:
        return await tables.users.update({"email": email}, {"role": "admin"})
    finally:
        await close_database()


def main() -> None:
    """Makes a user an admin."""
    email = sys.argv[1].strip().lower() if len(sys.argv) > 1 else ""
    if not email:
        sys.exit("Usage: make-admin EMAIL")
    if asyncio.run(_make_admin(email)) == 0:
        sys.exit(f"No user has the email {email}")
    print(f"{email} is an admin now")


if __name__ == "__main__":
    main()
