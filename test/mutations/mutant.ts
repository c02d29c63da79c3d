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
  /** Names of checks, without `*`: each must have one that fails. */
  caughtBy: string[];
  /** Names of checks that depend on the control too. */
  alsoTouches?: string[];
  /** Whether the other checks run too, to show that none of them fails. */
  full?: true;
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

/** Whether a name stands for a check: `verbs.put` for `verbs.put[tasks]` too, `verbs.*` for the group. */
export const names = (name: string, id: string): boolean =>
  name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name || id.startsWith(`${name}[`);
