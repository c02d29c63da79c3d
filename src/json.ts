/** A value as a JSON document, laid out as all documents of the tool and of its projects are. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
