import * as orm from 'typeorm';
import { UserEntity } from './users.js';

@orm.Entity('sessions')
@orm.Index('sessions_user_id_idx', ['user_id'])
export class SessionEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'sessions_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  user_id!: string;

  @orm.Column({ type: 'timestamptz', precision: 3 })
  expires_at!: Date;

  @orm.Column({ type: 'timestamptz', precision: 3, nullable: true })
  ended_at!: Date | null;

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
    foreignKeyConstraintName: 'sessions_user_id_fkey',
  })
  user!: orm.Relation<UserEntity>;
}
