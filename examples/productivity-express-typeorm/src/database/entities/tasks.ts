import * as orm from 'typeorm';
import { UserEntity } from './users.js';

@orm.Entity('tasks')
// TypeORM cannot say which column descends: the migration does.
@orm.Index('tasks_user_id_created_at_id_idx', { synchronize: false })
@orm.Check('tasks_status_check', `"status" IN ('todo', 'in_progress', 'done')`)
@orm.Check('tasks_priority_check', `"priority" IN ('low', 'medium', 'high')`)
export class TaskEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'tasks_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  user_id!: string;

  @orm.Column({ type: 'varchar', length: 200 })
  title!: string;

  @orm.Column({ type: 'text', nullable: true })
  description!: string | null;

  @orm.Column({
    type: 'varchar',
    length: 60,
    default: 'todo',
  })
  status!: string;

  @orm.Column({
    type: 'varchar',
    length: 60,
    default: 'medium',
  })
  priority!: string;

  @orm.Column({ type: 'date', nullable: true })
  due_date!: string | null;

  @orm.Column({
    type: 'integer',
    default: () => '0',
  })
  position!: number;

  @orm.Column({ type: 'jsonb', nullable: true })
  tags!: unknown;

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
    foreignKeyConstraintName: 'tasks_user_id_fkey',
  })
  user!: orm.Relation<UserEntity>;
}
