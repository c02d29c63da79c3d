/** The column that each unique index and foreign key guards, as errors name only the constraint. */
export const constraintColumns: Record<string, string> = {
  users_email_key: 'email',
  sessions_user_id_fkey: 'user_id',
  refresh_tokens_token_hash_key: 'token_hash',
  refresh_tokens_session_id_fkey: 'session_id',
  idempotency_keys_user_id_key_key: 'key',
  idempotency_keys_user_id_fkey: 'user_id',
  categories_name_key: 'name',
  products_category_id_fkey: 'category_id',
  orders_user_id_fkey: 'user_id',
  order_items_order_id_fkey: 'order_id',
  order_items_product_id_fkey: 'product_id',
  cart_items_user_id_product_id_key: 'product_id',
  cart_items_user_id_fkey: 'user_id',
  cart_items_product_id_fkey: 'product_id',
};
