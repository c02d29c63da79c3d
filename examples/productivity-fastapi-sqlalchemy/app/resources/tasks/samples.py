from app.database.sample_rows import Row, Samples
from app.http.validate import validate
from app.resources.tasks import schema
from app.resources.tasks.repository import tasks


async def _create(user_id: str, row: Row) -> Row:
    sent = validate(schema.task_schemas.input, row)
    return dict(await tasks.create(user_id, sent))


# Tasks to try things out with: seeds store them, tests send the first.
task_samples = Samples(
    rows=[
        {
            "title": "Write the landing page",
            "status": "in_progress",
            "priority": "high",
            "due_date": "2030-03-01",
            "tags": ["copy", "web"],
        },
        {
            "title": "Choose a domain name",
            "status": "done",
            "priority": "medium",
            "position": 1,
        },
        {
            "title": "Ask three friends for feedback",
            "due_date": "2030-03-08",
            "position": 2,
        },
        {
            "title": "Sort the bookshelf",
            "priority": "low",
            "position": 3,
        },
    ],
    owner="user_id",
    references={},
    create=_create,
)
