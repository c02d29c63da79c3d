from app.database.sample_rows import Row, Samples
from app.http.validate import validate
from app.resources.projects import schema
from app.resources.projects.repository import projects


async def _create(user_id: str, row: Row) -> Row:
    sent = validate(schema.project_schemas.input, row)
    return dict(await projects.create(user_id, sent))


# Projects to try things out with: seeds store them, tests send the first.
project_samples = Samples(
    rows=[
        {
            "name": "Launch the website",
            "description": "Everything until the first visitor.",
            "color": "teal",
        },
        {
            "name": "Spring cleaning",
            "color": "amber",
        },
        {
            "name": "Last year's trip",
            "archived": True,
        },
    ],
    owner="user_id",
    references={},
    create=_create,
)
