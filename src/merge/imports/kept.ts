import type { Language } from '../code.js';
import { python } from '../python/python.js';
import { normalise } from '../text.js';
import { typeScript } from '../typescript/typescript.js';
import { bindingsOf, missing, same } from './bindings.js';
import type { Binding } from './types.js';

const languages: [pattern: RegExp, language: Language][] = [
  [/\.[cm]?[jt]s$/, typeScript],
  [/\.py$/, python],
];

const importsOf = async (path: string, texts: string[]): Promise<Binding[][]> => {
  const language = languages.find(([pattern]) => pattern.test(path))?.[1];
  if (!language) return texts.map(() => []);
  const parsed = await Promise.all(texts.map((text) => language.parse(normalise(text).text)));
  return parsed.map(({ source }) =>
    source ? bindingsOf(language.imports.importsOf(source.root)) : [],
  );
};

/** Whether a merged file still imports what its render imports no more, since own code uses it. */
export const keepsOldImports = async (
  path: string,
  { pristine, render }: { pristine: string; render: string },
  merged: string,
): Promise<boolean> => {
  const [old = [], fresh = [], now = []] = await importsOf(path, [pristine, render, merged]);
  const gone = missing(old, fresh);
  return now.some((one) => gone.some((other) => same(one, other)));
};

/** Whether all that somebody imports beside the tool is still imported. */
export const keepsOwnImports = async (
  path: string,
  { pristine, yours }: { pristine: string; yours: string },
  merged: string,
): Promise<boolean> => {
  const [old = [], own = [], now = []] = await importsOf(path, [pristine, yours, merged]);
  return missing(missing(own, old), now).length === 0;
};
