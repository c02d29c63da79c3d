/** What got another name between two blueprints: it is the same thing and keeps its data. */
export interface Renames {
  /** Resources: old name → new name. */
  resources: Record<string, string>;
  /** Fields of a resource, which goes by its new name: old name → new name. */
  fields: Record<string, Record<string, string>>;
}

/** Nothing has another name. */
export const nothingRenamed: Renames = { resources: {}, fields: {} };
