import { edit, type Mutant } from '../mutant.js';

const body = 'src/http/body.ts';
const resource = 'src/http/resource.ts';
const fields = 'src/http/fields.ts';

/** What the server takes in. */
export const bodies: Mutant[] = [
  {
    without: 'the limit of bodies',
    edits: [edit(body, 'maxBytes = 1024 * 1024', 'maxBytes = 64 * 1024 * 1024')],
    caughtBy: ['validation.body-size'],
  },
  {
    without: 'the limit of streamed bodies',
    edits: [edit(body, 'if (size <= maxBytes) chunks', 'if (size > 0) chunks')],
    caughtBy: ['validation.body-size'],
  },
  {
    without: 'the bound of depth',
    edits: [edit(body, 'maxDepth = 32', 'maxDepth = 1_000_000')],
    caughtBy: ['validation.depth'],
  },
  {
    without: 'the bound of keys',
    edits: [edit(body, 'maxKeys = 10_000', 'maxKeys = 10_000_000')],
    caughtBy: ['validation.depth'],
  },
  {
    without: 'the refusal of __proto__',
    edits: [edit(body, "key === '__proto__'", "key === '' && false")],
    caughtBy: ['validation.proto'],
  },
  {
    without: 'the refusal of NUL',
    edits: [edit(body, "text.includes('\\0') || ", '')],
    caughtBy: ['validation.nul'],
  },
  {
    without: 'the refusal of lone surrogates',
    edits: [edit(body, ' || loneSurrogate.test(text)', '')],
    caughtBy: ['validation.surrogates'],
  },
  {
    without: 'the content type',
    edits: [
      edit(
        body,
        "  if (!jsonType.test(headers['content-type'] ?? '')) throw unsupportedMediaType();\n",
        '',
      ),
    ],
    caughtBy: ['validation.content-type'],
  },
  {
    without: 'UTF-8 only',
    edits: [edit(body, 'fatal: true', 'fatal: false')],
    caughtBy: ['validation.utf-8'],
  },
  {
    without: 'the answer to broken JSON',
    edits: [
      edit(body, "throw invalid('body', 'Not valid JSON')", "throw new Error('Not valid JSON')"),
    ],
    caughtBy: ['validation.bad-json'],
  },
  {
    without: 'the refusal of unknown fields',
    edits: [
      edit(resource, 'input: z.strictObject(writable)', 'input: z.object(writable)'),
      edit(
        resource,
        '  z.strictObject(\n    Object.fromEntries(',
        '  z.object(\n    Object.fromEntries(',
      ),
    ],
    caughtBy: ['validation.unknown-field'],
  },
  {
    without: 'the answer to null in a PATCH',
    edits: [
      edit(
        'src/resources/tasks/rows.ts',
        'description: input.description,',
        'description: input.description ?? undefined,',
      ),
    ],
    caughtBy: ['verbs.patch-null'],
  },
  {
    without: 'the whole row in a PUT',
    edits: [
      edit(
        'src/resources/tasks/routes.ts',
        'validate(taskSchemas.input, request.body);\n    const find',
        'validate(taskSchemas.patch, request.body) as never;\n    const find',
      ),
    ],
    caughtBy: ['verbs.put'],
  },
  {
    without: 'two decimals in money',
    edits: [edit(fields, "    .refine(values.isMoney, 'Must have at most two decimals')\n", '')],
    caughtBy: ['validation.money'],
  },
  {
    without: 'lengths in code points',
    edits: [edit(fields, ': [...text].length', ': text.length')],
    caughtBy: ['validation.length'],
  },
  {
    without: 'days of the calendar',
    edits: [
      edit(
        'src/http/values.ts',
        'return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)',
        'return !Number.isNaN(day.getTime())',
      ),
    ],
    caughtBy: ['validation.date'],
  },
];
