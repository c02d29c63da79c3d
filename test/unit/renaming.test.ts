import { describe, expect, it } from 'vitest';
import { namesOf } from '../../src/blueprint/naming.js';
import { compare } from '../../src/plan/compare.js';
import { renaming } from '../../src/plan/renamed-units.js';

const rename = renaming(namesOf('boxes'), namesOf('order_items'))('routes.ts');

describe('renaming', () => {
  it.each([
    [
      'export const boxRoutes = boxes.list(boxSchemas);',
      'export const orderItemRoutes = orderItems.list(orderItemSchemas);',
    ],
    [
      "app.register(boxRoutes, { prefix: '/boxes' });",
      "app.register(orderItemRoutes, { prefix: '/order_items' });",
    ],
    ['type Row = Box; // a box', 'type Row = OrderItem; // a order item'],
    ['"boxes_user_id_idx", box_id', '"order_items_user_id_idx", order_item_id'],
    ['inboxes, boxed, Boxing', 'inboxes, boxed, Boxing'],
  ])('%s', (text, expected) => {
    expect(rename(text)).toBe(expected);
  });
});

it('knows how names are written in Python', () => {
  const python = renaming(namesOf('boxes'), namesOf('order_items'))('routes.py');
  expect(python('boxes = BoxRepository()  # all boxes')).toBe(
    'order_items = OrderItemRepository()  # all order items',
  );
  expect(python('router.get("/boxes")(list_boxes)')).toBe(
    'router.get("/order_items")(list_order_items)',
  );
});

it('leaves names alone that hold the renamed one', () => {
  const stay = [namesOf('tool_boxes'), namesOf('box_lids')];
  const [script, python] = ['a.ts', 'a.py'].map(
    renaming(namesOf('boxes'), namesOf('crates'), stay),
  );
  expect(script?.('toolBoxes.of(boxLidRoutes, ToolBox, BoxLid, boxes, Box)')).toBe(
    'toolBoxes.of(boxLidRoutes, ToolBox, BoxLid, crates, Crate)',
  );
  expect(python?.('tool_boxes_router, box_lid_samples, own_boxes')).toBe(
    'tool_boxes_router, box_lid_samples, own_crates',
  );
});

const rendered = (text: string) => ({
  path: 'src/resources/order_items/routes.ts',
  content: text,
  class: 'merged' as const,
  unit: 'resource-order_items',
});

const compared = (pristine: string, yours: string, render: string) =>
  compare(
    {
      file: rendered(render),
      pristine,
      yours,
      place: 'src/resources/boxes/routes.ts',
      moves: true,
      renamed: rename,
    },
    {},
  );

const before =
  "import { boxes } from './repository.js';\n\nexport const boxRoutes = boxes.all();\n";
const after =
  "import { orderItems } from './repository.js';\n\nexport const orderItemRoutes = orderItems.all();\n";

describe('a renamed file', () => {
  it('takes lines along that were edited where the names stand', async () => {
    const yours = before.replace('all();', 'all(); // mine');
    const outcome = await compared(before, yours, after);
    expect(outcome).toMatchObject({
      verb: 'move',
      content: after.replace('all();', 'all(); // mine'),
    });
  });

  it('is a conflict where more than the names has changed in the edited line', async () => {
    const yours = before.replace('all();', 'all(); // mine');
    const outcome = await compared(before, yours, after.replace('all()', 'every(1)'));
    expect(outcome.verb).not.toBe('identical');
    if (outcome.verb === 'move') expect(outcome.content.match(/export const/g)).toHaveLength(1);
  });

  it('takes own code along that uses the old names', async () => {
    const own = "\nexport const archive = () => boxes.all('boxes', `{boxes}`);\n";
    const outcome = await compared(before, before + own, after);
    expect(outcome).toMatchObject({
      verb: 'move',
      content: after + own.replace('boxes', 'orderItems').replace('{boxes', '{orderItems'),
    });
  });

  it('follows in a text that somebody changed, since the tool changes it too', async () => {
    const old = `${before}export const boxPath = '/boxes';\n`;
    const now = `${after}export const orderItemPath = '/order_items';\n`;
    const outcome = await compared(old, old.replace("/boxes'", "/boxes/mine'"), now);
    expect(outcome).toMatchObject({ content: now.replace("/order_items'", "/order_items/mine'") });
  });

  it('leaves own code alone that uses none of them, or imports such names from elsewhere', async () => {
    for (const own of ["\nconsole.log('boxes');\n", '\n// All boxes.\n'])
      expect(await compared(before, before + own, after)).toMatchObject({ content: after + own });
    const imports = "import { other } from './boxes.js';\n";
    const yours = `${imports}${before}\nexport const own = other(boxes);\n`;
    const outcome = await compared(before, yours, after);
    expect(outcome).toMatchObject({ verb: 'move' });
    if (outcome.verb === 'move') expect(outcome.content).toContain(imports);
  });

  it('keeps what somebody took out of a model of Prisma, and models of their own that refer to it', async () => {
    const models = (model: string, table: string) =>
      `model ${model} {\n  id String\n  size Int\n\n  @@map("${table}")\n}\n`;
    const edit = (text: string, model: string) =>
      `${text.replace('  size Int\n', '')}\nmodel Mine {\n  of ${model}\n}\n`;
    const [pristine, content] = [models('Box', 'boxes'), models('OrderItem', 'order_items')];
    const path = 'prisma/schema.prisma';
    const outcome = await compare(
      {
        file: { ...rendered(content), path },
        pristine,
        yours: edit(pristine, 'Box'),
        place: path,
        renamed: rename,
      },
      {},
    );
    expect(outcome).toMatchObject({ content: edit(content, 'OrderItem') });
  });
});
