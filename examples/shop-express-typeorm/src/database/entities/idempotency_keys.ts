import * as orm from 'typeorm';
import { UserEntity } from './users.js';

@orm.Entity('idempotency_keys')
@orm.Index('idempotency_keys_user_id_key_key', ['user_id', 'key'], { unique: true })
export class IdempotencyKeyEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'idempotency_keys_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  user_id!: string;

  @orm.Column({ type: 'varchar', length: 255 })
  key!: string;

  @orm.Column({ type: 'varchar', length: 64 })
  request_hash!: string;

  @orm.Column({ type: 'text' })
  response!: string;

  @orm.Column({
    type: 'timestamptz',
    precision: 3,
    default: () => 'now()',
  })
  created_at!: Date;

  @orm.ManyToOne(() => UserEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'user_id',
    foreignKeyConstraintName: 'idempotency_keys_user_id_fkey',
  })
  user!: orm.Relation<UserEntity>;
}
