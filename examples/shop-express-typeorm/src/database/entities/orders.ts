import * as orm from 'typeorm';
import { UserEntity } from './users.js';

@orm.Entity('orders')
// TypeORM cannot say which column descends: the migration does.
@orm.Index('orders_user_id_created_at_id_idx', { synchronize: false })
@orm.Check(
  'orders_status_check',
  `"status" IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled')`,
)
@orm.Check('orders_total_check', `"total" >= 0`)
export class OrderEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'orders_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  user_id!: string;

  @orm.Column({
    type: 'varchar',
    length: 60,
    default: 'pending',
  })
  status!: string;

  @orm.Column({
    type: 'numeric',
    precision: 12,
    scale: 2,
    default: 0,
  })
  total!: string;

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
    foreignKeyConstraintName: 'orders_user_id_fkey',
  })
  user!: orm.Relation<UserEntity>;
}
