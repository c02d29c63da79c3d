from app.database.models.projects import projects_table as projects_table
from app.database.models.refresh_tokens import refresh_tokens_table as refresh_tokens_table
from app.database.models.sessions import sessions_table as sessions_table
from app.database.models.task_project import task_project_table as task_project_table
from app.database.models.tasks import tasks_table as tasks_table
from app.database.models.users import users_table as users_table
