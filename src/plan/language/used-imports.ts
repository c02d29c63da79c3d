const isWordIn = (code: string, word: string): boolean =>
  new RegExp(`(?<![\\w.])${word}\\b`).test(code);

/** An import of Python with the names that a piece of code uses; null where it uses none. */
const usedImport = (line: string, code: string): string | null => {
  const [, head = '', list = ''] = /^((?:from \S+ )?import )(.+)$/.exec(line) ?? [];
  const names = list.split(', ').filter((name) => isWordIn(code, name.replace(/^.* as /, '')));
  return names.length > 0 ? head + names.join(', ') : null;
};

/** The imports of Python that a piece of code needs, in their groups. */
export const usedImports = (imports: string, code: string): string =>
  imports
    .trim()
    .split('\n\n')
    .map((group) =>
      group
        .split('\n')
        .flatMap((line) => usedImport(line, code) ?? [])
        .join('\n'),
    )
    .filter((group) => group !== '')
    .join('\n\n');
