from app.database import values as convert
from app.resources.projects import schema


def present(row: convert.Row) -> schema.Project:
    """A stored row as the API shows it."""
    return {
        "id": row["id"],
        "user_id": row["user_id"],
        "name": row["name"],
        "description": row["description"],
        "color": row["color"],
        "archived": row["archived"],
        "created_at": convert.from_timestamp(row["created_at"]),
        "updated_at": convert.from_timestamp(row["updated_at"]),
    }
