/** The column that each unique index and foreign key guards, as errors name only the constraint. */
export const constraintColumns: Record<string, string> = {
  users_email_key: 'email',
  sessions_user_id_fkey: 'user_id',
  refresh_tokens_token_hash_key: 'token_hash',
  refresh_tokens_session_id_fkey: 'session_id',
  workouts_user_id_fkey: 'user_id',
  exercises_workout_id_fkey: 'workout_id',
  stats_user_id_fkey: 'user_id',
  posts_user_id_fkey: 'user_id',
  comments_user_id_fkey: 'user_id',
  comments_post_id_fkey: 'post_id',
  likes_user_id_post_id_key: 'post_id',
  likes_user_id_fkey: 'user_id',
  likes_post_id_fkey: 'post_id',
  follows_follower_id_following_id_key: 'following_id',
  follows_follower_id_fkey: 'follower_id',
  follows_following_id_fkey: 'following_id',
};
