import asyncio

from app.database.migrate import migrate


def main() -> None:
    """Applies the migrations that are missing."""
    applied = asyncio.run(migrate())
    print(f"Applied {', '.join(applied)}" if applied else "Nothing to migrate")


if __name__ == "__main__":
    main()
