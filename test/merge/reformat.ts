import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { restyled } from './restyle.js';

/** Styles that people set their formatters to. */
export const styles = {
  'double quotes, no semicolons, four blanks': {
    formatter: { indentStyle: 'space', indentWidth: 4, lineWidth: 80 },
    javascript: { formatter: { quoteStyle: 'double', semicolons: 'asNeeded' } },
  },
  'tabs, no trailing commas, long lines': {
    formatter: { indentStyle: 'tab', lineWidth: 160 },
    javascript: {
      formatter: { quoteStyle: 'double', trailingCommas: 'none', arrowParentheses: 'asNeeded' },
    },
  },
  'short lines': {
    formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 60 },
    javascript: { formatter: { quoteStyle: 'single', quoteProperties: 'preserve' } },
  },
} as const;

export type StyleName = keyof typeof styles;

const biome = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'biome');

/** All texts in another style, by a formatter that people use where there is one. */
export const reformat = (texts: { path: string; text: string }[], style: StyleName): string[] => {
  if (texts.every(({ path }) => path.endsWith('.py')))
    return texts.map(({ text }) => restyled(text, style));
  const folder = mkdtempSync(join(tmpdir(), 'vibe-reformat-'));
  try {
    const places = texts.map(({ path, text }, index) => {
      const place = join(folder, String(index), path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
      return place;
    });
    const config = join(folder, 'biome.json');
    writeFileSync(config, JSON.stringify({ root: true, ...styles[style] }));
    execFileSync(biome, ['format', '--write', '--config-path', config, folder], { stdio: 'pipe' });
    return places.map((place) => readFileSync(place, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
