/** An exact text of a generated file and what stands in its place. */
export interface Edit {
  file: string;
  find: string;
  replace: string;
}

/** A project that lacks one control, and the checks that must notice. */
export interface Mutant {
  /** The control that is taken away. */
  without: string;
  /** One edit; more where two places keep the same control. */
  edits: Edit[];
  /** Ids or groups of checks: each must have a check that fails. */
  caughtBy: string[];
  /** Ids or groups of checks that rightly fail with them, or may. */
  alsoTouches?: string[];
}

export const edit = (file: string, find: string, replace: string): Edit => ({
  file,
  find,
  replace,
});

/** The text with its one place replaced; a place that has moved is an error, or the mutant would rot unseen. */
export const applyEdit = (text: string, { file, find, replace }: Edit): string => {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`${file}: expected once, found ${places} times: ${find}`);
  return text.replace(find, () => replace);
};

/** Whether a check is the one that is named: `ownership`, `ownership.get` and `ownership.get[tasks]` name `ownership.get[tasks]`. */
export const names = (name: string, id: string): boolean =>
  id === name || id.startsWith(`${name}.`) || id.startsWith(`${name}[`);
