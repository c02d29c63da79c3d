import { edit, type Mutant } from '../mutant.js';

const body = 'src/http/body.ts';
const resource = 'src/http/resource.ts';
const fields = 'src/http/fields.ts';

/** What the server takes in. */
export const bodies: Mutant[] = [
  {
    without: 'the limit of bodies',
    edits: [edit(body, 'maxBytes = 1024 * 1024', 'maxBytes = 64 * 1024 * 1024')],
    caughtBy: ['validation.too-large'],
    alsoTouches: ['responses.too-large'],
    full: true,
  },
  {
    without: 'the limit of streamed bodies',
    edits: [edit(body, 'if (size <= maxBytes) chunks', 'if (size > 0) chunks')],
    caughtBy: ['validation.too-large'],
  },
  {
    without: 'the bound of depth',
    edits: [edit(body, 'maxDepth = 32', 'maxDepth = 1_000_000')],
    caughtBy: ['validation.depth'],
  },
  {
    without: 'the bound of keys',
    edits: [edit(body, 'maxKeys = 10_000', 'maxKeys = 10_000_000')],
    caughtBy: ['validation.keys'],
  },
  {
    without: 'the refusal of __proto__',
    edits: [edit(body, "key === '__proto__'", "key === '' && false")],
    caughtBy: ['validation.proto'],
    full: true,
  },
  {
    without: 'the refusal of NUL',
    edits: [edit(body, "text.includes('\\0') || ", '')],
    caughtBy: ['validation.nul'],
    alsoTouches: ['validation.nul-nested', 'security.errors-queries'],
  },
  {
    without: 'the refusal of lone surrogates',
    edits: [edit(body, ' || loneSurrogate.test(text)', '')],
    caughtBy: ['validation.nul'],
    alsoTouches: ['validation.nul-nested', 'validation.surrogate*'],
  },
  {
    without: 'the content type',
    edits: [
      edit(
        body,
        "  if (!isOf(type, headers['content-type'])) throw unsupportedMediaType(type);\n",
        "  isOf(type, headers['content-type']);\n",
      ),
    ],
    caughtBy: ['validation.no-content-type', 'responses.media-type'],
    full: true,
  },
  {
    without: 'UTF-8 only',
    edits: [edit(body, 'fatal: true', 'fatal: false')],
    caughtBy: ['validation.unreadable-body'],
    alsoTouches: ['validation.nothing-of-it'],
  },
  {
    without: 'the answer to broken JSON',
    edits: [
      edit(body, "throw invalid('body', 'Not valid JSON')", "throw new Error('Not valid JSON')"),
    ],
    caughtBy: ['validation.unreadable-body'],
    alsoTouches: ['responses.bad-request', 'validation.nothing-of-it'],
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
    caughtBy: ['validation.unknown-fields', 'validation.server-fields'],
    alsoTouches: [
      'responses.bad-request',
      'responses.details',
      'validation.proto',
      'validation.writes-nothing',
      'ownership.given-away',
      'openapi.input',
    ],
    full: true,
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
    alsoTouches: ['validation.accepts', 'verbs.put-defaults'],
    full: true,
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
    caughtBy: ['verbs.put-defaults'],
    alsoTouches: ['validation.required', 'validation.*', 'verbs.*'],
  },
  {
    without: 'lengths in code points',
    edits: [edit(fields, ': [...text].length', ': text.length')],
    caughtBy: ['validation.length'],
    alsoTouches: ['auth.password-code-points', 'validation.*'],
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
    caughtBy: ['validation.refuses'],
    alsoTouches: ['filters.bad-*'],
  },
];
