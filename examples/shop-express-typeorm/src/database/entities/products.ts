import * as orm from 'typeorm';
import { CategoryEntity } from './categories.js';

@orm.Entity('products')
// TypeORM cannot say which column descends: the migration does.
@orm.Index('products_created_at_id_idx', { synchronize: false })
@orm.Index('products_category_id_idx', ['category_id'])
@orm.Check('products_price_check', `"price" >= 0`)
@orm.Check('products_stock_check', `"stock" >= 0`)
export class ProductEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'products_pkey',
  })
  id!: string;

  @orm.Column({ type: 'varchar', length: 200 })
  name!: string;

  @orm.Column({ type: 'text', nullable: true })
  description!: string | null;

  @orm.Column({ type: 'numeric', precision: 12, scale: 2 })
  price!: string;

  @orm.Column({
    type: 'integer',
    default: 0,
  })
  stock!: number;

  @orm.Column({ type: 'varchar', length: 2048, nullable: true })
  image_url!: string | null;

  @orm.Column({ type: 'uuid', nullable: true })
  category_id!: string | null;

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

  @orm.ManyToOne(() => CategoryEntity, {
    onDelete: 'SET NULL',
    onUpdate: 'CASCADE',
    nullable: true,
  })
  @orm.JoinColumn({
    name: 'category_id',
    foreignKeyConstraintName: 'products_category_id_fkey',
  })
  category!: orm.Relation<CategoryEntity> | null;
}
