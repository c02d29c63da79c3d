import { repositoryOf } from '../../database/client.js';
import { OrderItemEntity } from '../../database/entities/order_items.js';
import { selectRows, sortRows } from '../../database/query.js';
import type { RecordRepository } from '../../database/repository.js';
import { toPage } from '../../http/page.js';
import { present } from './rows.js';
import type { OrderItem } from './schema.js';

type Repository = RecordRepository<OrderItem>;

const repository = () => repositoryOf(OrderItemEntity);

const own = (userId: string) => ({
  order: { user_id: userId },
});

export const orderItems: Repository = {
  async list(userId, query) {
    const matching = selectRows(await repository(), query.filter, own(userId));
    const [found, total] = await Promise.all([
      sortRows(matching, query.sort).offset(query.skip).limit(query.take).getMany(),
      query.mode === 'page' ? matching.getCount() : null,
    ]);
    return toPage(found, total, query, present);
  },

  async find(userId, id) {
    const row = await (await repository()).findOneBy({ id, ...own(userId) });
    return row && present(row);
  },
};
