from app.database import values as convert
from app.resources.tasks import schema


def present(row: convert.Row) -> schema.Task:
    """A stored row as the API shows it."""
    return {
        "id": row["id"],
        "user_id": row["user_id"],
        "title": row["title"],
        "description": row["description"],
        "status": row["status"],
        "priority": row["priority"],
        "due_date": row["due_date"],
        "position": row["position"],
        "tags": row["tags"],
        "created_at": convert.from_timestamp(row["created_at"]),
        "updated_at": convert.from_timestamp(row["updated_at"]),
    }
