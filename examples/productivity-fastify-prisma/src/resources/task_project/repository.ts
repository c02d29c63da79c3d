import { prisma } from '../../database/client.js';
import { orderOf, whereOf } from '../../database/query.js';
import type { RelationRepository } from '../../database/repository.js';
import { toPage } from '../../http/page.js';
import { present } from '../tasks/rows.js';
import type { Task } from '../tasks/schema.js';

type Repository = RelationRepository<Task>;

const countParents = (userId: string, id: string) =>
  prisma.project.count({
    where: { id, user_id: userId },
  });

const countChildren = (userId: string, id: string) =>
  prisma.task.count({
    where: { id, user_id: userId },
  });

const bothVisible = async (userId: string, parentId: string, childId: string) => {
  const counts = await Promise.all([
    countParents(userId, parentId),
    countChildren(userId, childId),
  ]);
  return counts.every((count) => count === 1);
};

/** Which tasks belong to which projects. */
export const taskProject: Repository = {
  async add(userId, parentId, childId) {
    if (!(await bothVisible(userId, parentId, childId))) return false;
    await prisma.taskProject.createMany({
      data: {
        project_id: parentId,
        task_id: childId,
      },
      skipDuplicates: true,
    });
    return true;
  },

  async remove(userId, parentId, childId) {
    if (!(await bothVisible(userId, parentId, childId))) return false;
    await prisma.taskProject.deleteMany({
      where: {
        project_id: parentId,
        task_id: childId,
      },
    });
    return true;
  },

  async list(userId, parentId, query) {
    if ((await countParents(userId, parentId)) === 0) return null;
    const where = {
      AND: [whereOf(query.filter)],
      user_id: userId,
      task_project: { some: { project_id: parentId } },
    };
    const [found, total] = await Promise.all([
      prisma.task.findMany({
        where,
        orderBy: orderOf(query.sort),
        skip: query.skip,
        take: query.take,
      }),
      query.mode === 'page' ? prisma.task.count({ where }) : null,
    ]);
    return toPage(found, total, query, present);
  },
};
