/** An OpenAPI document, as far as it is looked at. */
export interface Document {
  openapi: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
  paths: Record<string, Record<string, any>>;
  // biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
  components?: Record<string, Record<string, any>>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
export type Schema = any;

/** What a schema stands for, behind its reference. */
export const resolved = (document: Document, schema: Schema): Schema => {
  const pointer: string | undefined = schema?.$ref;
  if (!pointer) return schema;
  const keys = pointer.replace(/^#\//, '').split('/');
  return keys.reduce<Schema>((node, key) => node?.[key], document);
};
