import * as orm from 'typeorm';
import { SessionEntity } from './sessions.js';

@orm.Entity('refresh_tokens')
@orm.Index('refresh_tokens_token_hash_key', ['token_hash'], { unique: true })
@orm.Index('refresh_tokens_session_id_idx', ['session_id'])
export class RefreshTokenEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'refresh_tokens_pkey',
  })
  id!: string;

  @orm.Column({ type: 'uuid' })
  session_id!: string;

  @orm.Column({ type: 'varchar', length: 64 })
  token_hash!: string;

  @orm.Column({ type: 'timestamptz', precision: 3 })
  expires_at!: Date;

  @orm.Column({ type: 'timestamptz', precision: 3, nullable: true })
  used_at!: Date | null;

  @orm.Column({
    type: 'timestamptz',
    precision: 3,
    default: () => 'now()',
  })
  created_at!: Date;

  @orm.ManyToOne(() => SessionEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'session_id',
    foreignKeyConstraintName: 'refresh_tokens_session_id_fkey',
  })
  session!: orm.Relation<SessionEntity>;
}
