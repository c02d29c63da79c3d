import * as orm from 'typeorm';
import { ProjectEntity } from './projects.js';
import { TaskEntity } from './tasks.js';

@orm.Entity('task_project')
@orm.Index('task_project_task_id_idx', ['task_id'])
export class TaskProjectEntity {
  @orm.PrimaryColumn({
    type: 'uuid',
    primaryKeyConstraintName: 'task_project_pkey',
  })
  project_id!: string;

  @orm.PrimaryColumn({
    type: 'uuid',
    primaryKeyConstraintName: 'task_project_pkey',
  })
  task_id!: string;

  @orm.Column({
    type: 'timestamptz',
    precision: 3,
    default: () => 'now()',
  })
  created_at!: Date;

  @orm.ManyToOne(() => ProjectEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'project_id',
    foreignKeyConstraintName: 'task_project_project_id_fkey',
  })
  project!: orm.Relation<ProjectEntity>;

  @orm.ManyToOne(() => TaskEntity, {
    onDelete: 'CASCADE',
    onUpdate: 'CASCADE',
    nullable: false,
  })
  @orm.JoinColumn({
    name: 'task_id',
    foreignKeyConstraintName: 'task_project_task_id_fkey',
  })
  task!: orm.Relation<TaskEntity>;
}
