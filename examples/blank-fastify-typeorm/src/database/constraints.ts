/** The column that each unique index and foreign key guards, as errors name only the constraint. */
export const constraintColumns: Record<string, string> = {
  users_email_key: 'email',
  sessions_user_id_fkey: 'user_id',
  refresh_tokens_token_hash_key: 'token_hash',
  refresh_tokens_session_id_fkey: 'session_id',
};
