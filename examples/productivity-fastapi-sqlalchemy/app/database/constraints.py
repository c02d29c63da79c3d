# The column that each unique index and foreign key guards, as errors name only the constraint.
CONSTRAINT_COLUMNS = {
    "users_email_key": "email",
    "sessions_user_id_fkey": "user_id",
    "refresh_tokens_token_hash_key": "token_hash",
    "refresh_tokens_session_id_fkey": "session_id",
    "projects_user_id_fkey": "user_id",
    "tasks_user_id_fkey": "user_id",
    "task_project_project_id_fkey": "project_id",
    "task_project_task_id_fkey": "task_id",
}
