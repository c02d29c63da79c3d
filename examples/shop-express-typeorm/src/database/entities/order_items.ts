import * as orm from 'typeorm';
import { OrderEntity } from './orders.js';
import { ProductEntity } from './products.js';

@orm.Entity('order_items')
// TypeORM cannot say which column descends: the migration does.
@orm.Index('order_items_order_id_created_at_id_idx', { synchronize: false })
@orm.Index('order_items_product_id_idx', ['product_id'])
@orm.Check('order_items_quantity_check', `"quantity" >= 1`)
@orm.Check('order_items_price_check', `"price" >= 0`)
export class OrderItemEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'order_items_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  order_id!: string;

  @orm.Column({ type: 'uuid' })
  product_id!: string;

  @orm.Column({ type: 'integer' })
  quantity!: number;

  @orm.Column({ type: 'numeric', precision: 12, scale: 2 })
  price!: string;

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

  @orm.ManyToOne(() => OrderEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'order_id',
    foreignKeyConstraintName: 'order_items_order_id_fkey',
  })
  order!: orm.Relation<OrderEntity>;

  @orm.ManyToOne(() => ProductEntity, {
    onDelete: 'RESTRICT',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'product_id',
    foreignKeyConstraintName: 'order_items_product_id_fkey',
  })
  product!: orm.Relation<ProductEntity>;
}
