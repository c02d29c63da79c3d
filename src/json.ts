/** A value as a JSON document, laid out as all documents of the tool and of its projects are. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Whether a value is an object of JSON. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
