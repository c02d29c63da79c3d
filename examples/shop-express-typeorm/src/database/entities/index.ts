import { CartItemEntity } from './cart_items.js';
import { CategoryEntity } from './categories.js';
import { IdempotencyKeyEntity } from './idempotency_keys.js';
import { OrderItemEntity } from './order_items.js';
import { OrderEntity } from './orders.js';
import { ProductEntity } from './products.js';
import { RefreshTokenEntity } from './refresh_tokens.js';
import { SessionEntity } from './sessions.js';
import { UserEntity } from './users.js';

export const entities = [
  UserEntity,
  SessionEntity,
  RefreshTokenEntity,
  IdempotencyKeyEntity,
  CategoryEntity,
  ProductEntity,
  OrderEntity,
  OrderItemEntity,
  CartItemEntity,
];
