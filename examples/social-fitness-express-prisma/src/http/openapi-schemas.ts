type Json = Record<string, unknown>;

const text = (maxLength: number): Json => ({ type: 'string', maxLength, pattern: '^[^\\u0000]*$' });
const count = (minimum: number, maximum: number): Json => ({
  type: 'integer',
  format: 'int32',
  minimum,
  maximum,
});

const object = (properties: Record<string, Json>, optional: string[] = []): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const most = 2_147_483_647;

/** Schemas that every resource shares. */
export const schemas: Record<string, Json> = {
  Error: object({
    success: { type: 'boolean', const: false },
    error: object(
      {
        code: { type: 'string', maxLength: 50, pattern: '^[A-Z_]+$' },
        message: text(1000),
        field: text(1000),
        details: {
          type: 'array',
          maxItems: 10_000,
          items: object({ field: text(1000), message: text(1000) }),
        },
        request_id: { type: 'string', maxLength: 64, pattern: '^[\\w-]{8,64}$' },
      },
      ['field', 'details'],
    ),
  }),
  Pagination: {
    description: 'With `cursor` the second form',
    oneOf: [
      object({
        page: count(1, 10_000),
        limit: count(1, 100),
        total: count(0, most),
        pages: count(0, most),
      }),
      object({
        limit: count(1, 100),
        next_cursor: {
          description: 'null at the end',
          anyOf: [{ type: 'string', maxLength: 8192, pattern: '^[\\w-]+$' }, { type: 'null' }],
        },
      }),
    ],
  },
  Health: object({ status: { type: 'string', const: 'ok' } }),
};
