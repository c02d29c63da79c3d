from app.database.sample_rows import Samples
from app.resources.projects.samples import project_samples
from app.resources.tasks.samples import task_samples

# The samples of every resource: first what others refer to.
samples: dict[str, Samples] = {
    "projects": project_samples,
    "tasks": task_samples,
}
