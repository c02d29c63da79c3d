import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBlueprint } from '../../src/blueprint/check.js';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import { initialMigration } from '../../src/migrations/initial.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { tablesOf } from '../../src/plan/tables.js';
import { resourceViews } from '../../src/plan/view.js';

const axes = loadParts(join(import.meta.dirname, '../../templates'));

const appType = (...names: string[]): Blueprint =>
  blueprintOf(axes, '0.1.0', 'app', complete(axes, { 'app-type': names }) ?? {});

const everything = appType('social', 'e-commerce', 'fitness', 'productivity');
const tables = tablesOf(everything, []);
const views = resourceViews(everything, tables, { rows: {}, resources: [] });

const view = (name: string) => {
  const found = views.find((resource) => resource.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** The blueprint with one resource changed. */
const changed = (name: string, change: (resource: Resource) => Partial<Resource>): Blueprint => ({
  ...everything,
  resources: everything.resources.map((resource) =>
    resource.name === name ? { ...resource, ...change(resource) } : resource,
  ),
});

const withField = (name: string, field: string, change: Partial<Field>): Blueprint =>
  changed(name, ({ fields }) => ({
    fields: fields.map((one) => (one.name === field ? { ...one, ...change } : one)),
  }));

const withoutField = (name: string, field: string): Blueprint =>
  changed(name, ({ fields }) => ({ fields: fields.filter((one) => one.name !== field) }));

describe('who may do what', () => {
  it('fits together when all app types are combined', () => {
    expect(checkBlueprint(everything)).toEqual([]);
  });

  it.each([
    ['tasks', 'crud', 'user_id: userId', true],
    ['posts', 'crud', 'user_id: userId', false],
    ['products', 'crud', null, false],
    ['exercises', 'crud', 'workout: { user_id: userId }', true],
    ['likes', 'action', 'user_id: userId', false],
    ['follows', 'action', 'follower_id: userId', false],
    ['orders', 'checkout', 'user_id: userId', true],
    ['order_items', 'record', 'order: { user_id: userId }', true],
  ])('%s are of the kind %s', (name, kind, scope, isPrivate) => {
    expect(view(name)).toMatchObject({ kind, scope, isPrivate });
  });

  it('tells what clients set from what the server sets', () => {
    expect(view('posts').writable.map(({ name }) => name)).toEqual(['content', 'image_url']);
    expect(view('posts').readOnly.map(({ name }) => name)).toEqual(['likes_count']);
  });

  it('checks references to private rows only', () => {
    expect(view('exercises').privateRefs.map(({ ref }) => ref?.scope)).toEqual(['user_id: userId']);
    expect(view('comments').privateRefs).toEqual([]);
    expect(view('follows').selfGuard.map(({ name }) => name)).toEqual(['following_id']);
  });

  it('finds everything that an order touches', () => {
    expect(view('orders').checkout).toMatchObject({
      items: { name: 'order_items' },
      product: { name: 'products' },
      orderKey: 'order_id',
      productKey: 'product_id',
      quantity: 'quantity',
      stock: 'stock',
      total: 'total',
    });
  });

  it.each<[string, Blueprint, string]>([
    [
      'a parent that is no reference',
      changed('exercises', () => ({ parent: 'name' })),
      'name the required ref',
    ],
    [
      'a parent that everybody sees',
      withField('exercises', 'workout_id', { to: 'posts' }),
      '"posts" must belong to a user',
    ],
    ['an actor without a target', withoutField('likes', 'post_id'), 'an actor needs'],
    [
      'an owner column that no row has',
      changed('products', () => ({ ownerField: 'author_id' })),
      'have no such column',
    ],
    ['an order without items', changed('orders', () => ({ checkout: 'nothing' })), '"nothing"'],
    ['an order without a total', withoutField('orders', 'total'), 'with the id "total"'],
    ['products without stock', withoutField('products', 'stock'), 'with the id "stock"'],
    [
      'an order whose client sets a field',
      withField('orders', 'total', { readOnly: false }),
      '"total" of orders must be readOnly',
    ],
    [
      'a counter that clients set',
      withField('posts', 'likes_count', { readOnly: false }),
      'must be a readOnly integer',
    ],
    ['bounds of a text', withField('posts', 'content', { min: 1 }), 'have bounds'],
    ['a default out of bounds', withField('products', 'stock', { default: -1 }), 'out of bounds'],
    ['bounds that cross', withField('products', 'stock', { min: 3, max: 2 }), 'less than "min"'],
  ])('refuses %s', (_, blueprint, message) => {
    const messages = checkBlueprint(blueprint).map((finding) => finding.message);
    expect(messages.join('\n')).toContain(message);
  });
});

describe('the tables of app types', () => {
  const { sql, down } = initialMigration(tables);

  it('keep likes and cart items unique to their user', () => {
    expect(sql).toContain('"likes_user_id_post_id_key" ON "likes" ("user_id", "post_id")');
    expect(sql).toContain('"follows_follower_id_following_id_key"');
    expect(sql).toContain('"cart_items_user_id_product_id_key"');
  });

  it('keep numbers within their bounds', () => {
    expect(sql).toContain('CONSTRAINT "products_stock_check" CHECK ("stock" >= 0)');
  });

  it('count by a trigger, which does not make another version of the row', () => {
    expect(sql).toContain('CREATE TRIGGER "count_likes_post_id" AFTER INSERT OR DELETE');
    expect(sql).toContain('WHEN (OLD."likes_count" = NEW."likes_count")');
    expect(down).toContain('DROP FUNCTION "count_likes_post_id"()');
  });
});
