import { repositoryOf } from '../../database/client.js';
import { ProjectEntity } from '../../database/entities/projects.js';
import { TaskProjectEntity } from '../../database/entities/task_project.js';
import { TaskEntity } from '../../database/entities/tasks.js';
import { selectRows, sortRows } from '../../database/query.js';
import type { RelationRepository } from '../../database/repository.js';
import { toPage } from '../../http/page.js';
import { present } from '../tasks/rows.js';
import type { Task } from '../tasks/schema.js';

type Repository = RelationRepository<Task>;

const links = () => repositoryOf(TaskProjectEntity);

const hasParent = async (userId: string, id: string) =>
  (await repositoryOf(ProjectEntity)).existsBy({ id, user_id: userId });

const hasChild = async (userId: string, id: string) =>
  (await repositoryOf(TaskEntity)).existsBy({ id, user_id: userId });

const hasBoth = async (userId: string, parentId: string, childId: string) => {
  const ends = await Promise.all([hasParent(userId, parentId), hasChild(userId, childId)]);
  return ends.every(Boolean);
};

/** Which tasks belong to which projects. */
export const taskProject: Repository = {
  async add(userId, parentId, childId) {
    if (!(await hasBoth(userId, parentId, childId))) return false;
    const insert = (await links()).createQueryBuilder().insert();
    const link = {
      project_id: parentId,
      task_id: childId,
    };
    await insert.values(link).orIgnore().execute();
    return true;
  },

  async remove(userId, parentId, childId) {
    if (!(await hasBoth(userId, parentId, childId))) return false;
    const link = {
      project_id: parentId,
      task_id: childId,
    };
    await (await links()).delete(link);
    return true;
  },

  async list(userId, parentId, query) {
    if (!(await hasParent(userId, parentId))) return null;
    const children = await repositoryOf(TaskEntity);
    const linked = (await links())
      .createQueryBuilder('link')
      .where('link.task_id = row.id')
      .andWhere('link.project_id = :parentId');
    const matching = selectRows(children, { filter: query.filter, user_id: userId })
      .andWhereExists(linked)
      .setParameters({ parentId });
    const [found, total] = await Promise.all([
      sortRows(matching, query.sort).offset(query.skip).limit(query.take).getMany(),
      query.mode === 'page' ? matching.getCount() : null,
    ]);
    return toPage(found, total, query, present);
  },
};
