import * as orm from 'typeorm';

@orm.Entity('categories')
@orm.Index('categories_name_key', ['name'], { unique: true })
// TypeORM cannot say which column descends: the migration does.
@orm.Index('categories_created_at_id_idx', { synchronize: false })
export class CategoryEntity {
  @orm.PrimaryGeneratedColumn('uuid', {
    primaryKeyConstraintName: 'categories_pkey',
  })
  id!: string;

  @orm.Column({ type: 'varchar', length: 100 })
  name!: string;

  @orm.Column({ type: 'text', nullable: true })
  description!: string | null;

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
