# Which rows are the caller's: what belongs to users is read and written through these conditions.
from app.database import models, ownership

own_projects = ownership.of_caller(
    models.projects_table.c["user_id"],
)
own_tasks = ownership.of_caller(
    models.tasks_table.c["user_id"],
)
