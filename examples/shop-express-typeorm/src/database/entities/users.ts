import * as orm from 'typeorm';

@orm.Entity('users')
@orm.Index('users_email_key', ['email'], { unique: true })
@orm.Check('users_role_check', `"role" IN ('user', 'admin')`)
export class UserEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'users_pkey',
  })
  id!: string;

  @orm.Column({ type: 'varchar', length: 320 })
  email!: string;

  @orm.Column({ type: 'text' })
  password_hash!: string;

  @orm.Column({ type: 'varchar', length: 255, nullable: true })
  name!: string | null;

  @orm.Column({ type: 'varchar', length: 2048, nullable: true })
  avatar_url!: string | null;

  @orm.Column({
    type: 'varchar',
    length: 60,
    default: 'user',
  })
  role!: string;

  @orm.Column({ type: 'timestamptz', precision: 3, nullable: true })
  last_login!: Date | null;

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
}
