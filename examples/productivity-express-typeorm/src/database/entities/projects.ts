import * as orm from 'typeorm';
import { UserEntity } from './users.js';

@orm.Entity('projects')
// TypeORM cannot say which column descends: the migration does.
@orm.Index('projects_user_id_created_at_id_idx', { synchronize: false })
export class ProjectEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'projects_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  user_id!: string;

  @orm.Column({ type: 'varchar', length: 120 })
  name!: string;

  @orm.Column({ type: 'text', nullable: true })
  description!: string | null;

  @orm.Column({ type: 'varchar', length: 20, nullable: true })
  color!: string | null;

  @orm.Column({
    type: 'boolean',
    default: false,
  })
  archived!: boolean;

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
    foreignKeyConstraintName: 'projects_user_id_fkey',
  })
  user!: orm.Relation<UserEntity>;
}
