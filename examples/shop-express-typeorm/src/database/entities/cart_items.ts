import * as orm from 'typeorm';
import { ProductEntity } from './products.js';
import { UserEntity } from './users.js';

@orm.Entity('cart_items')
@orm.Index('cart_items_user_id_product_id_key', ['user_id', 'product_id'], { unique: true })
// TypeORM cannot say which column descends: the migration does.
@orm.Index('cart_items_user_id_created_at_id_idx', { synchronize: false })
@orm.Index('cart_items_product_id_idx', ['product_id'])
@orm.Check('cart_items_quantity_check', `"quantity" >= 1`)
export class CartItemEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'cart_items_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  user_id!: string;

  @orm.Column({ type: 'uuid' })
  product_id!: string;

  @orm.Column({
    type: 'integer',
    default: 1,
  })
  quantity!: number;

  @orm.Column({
    type: 'timestamptz',
    precision: 3,
    default: () => 'now()',
  })
  created_at!: Date;

  @orm.Column({
    type: 'timestamptz',
    precision: 3,
    default: () => 'now()',
  })
  updated_at!: Date;

  @orm.ManyToOne(() => UserEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'user_id',
    foreignKeyConstraintName: 'cart_items_user_id_fkey',
  })
  user!: orm.Relation<UserEntity>;

  @orm.ManyToOne(() => ProductEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'product_id',
    foreignKeyConstraintName: 'cart_items_product_id_fkey',
  })
  product!: orm.Relation<ProductEntity>;
}
