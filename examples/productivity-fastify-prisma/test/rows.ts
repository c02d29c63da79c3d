import { samples as projectSamples } from '../src/resources/projects/samples.js';
import { samples as taskSamples } from '../src/resources/tasks/samples.js';
import type { Row } from './api.js';
import { signUpAdmin, type User } from './people.js';

interface Recipe {
  samples: Row[];
  ownedByUser: boolean;
  /** Fields that point to a row of another resource. */
  references: Record<string, string>;
  /** Fields whose values must differ from row to row, with their types. */
  unique: Record<string, string>;
}

const recipes: Record<string, Recipe> = {
  projects: {
    samples: projectSamples,
    ownedByUser: true,
    references: {},
    unique: {},
  },
  tasks: {
    samples: taskSamples,
    ownedByUser: true,
    references: {},
    unique: {},
  },
};

let count = 0;

const day = 86_400_000;

/** A value that no row has yet. */
const newValue = (type: string): unknown => {
  count += 1;
  const moment = new Date(count * day + count * 1000).toISOString();
  const values: Record<string, unknown> = {
    string: String(count),
    date: moment.slice(0, 10),
    time: moment.slice(11, 19),
    timestamp: `${moment.slice(0, 19)}Z`,
    uuid: crypto.randomUUID(),
  };
  return values[type] ?? count;
};

/** A body that creates a row; the rows that it points to are created first. */
export const bodyFor = async (resource: string, user: User): Promise<Row> => {
  const recipe = recipes[resource];
  const body: Row = { ...recipe?.samples[0] };
  for (const [field, type] of Object.entries(recipe?.unique ?? {})) body[field] = newValue(type);
  for (const [field, target] of Object.entries(recipe?.references ?? {}))
    body[field] = (await create(target, user)).id;
  return body;
};

/** Creates a row of the user, or of an admin where only they may. */
export const create = async (resource: string, user: User): Promise<Row> => {
  const writer = recipes[resource]?.ownedByUser ? user : await signUpAdmin();
  const { data } = await writer.post(`/${resource}`, await bodyFor(resource, writer));
  return data;
};
