import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { blueprintSchema } from '../blueprint/schema.js';
import type { Blueprint } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { Axis } from '../parts/types.js';
import { fileError } from '../project/file-error.js';
import { lineOf, syntaxError } from '../project/json-lines.js';

type Issue = z.core.$ZodIssue;

/** Reads and checks a vibe.json; every complaint names the key and its line. */
export const readBlueprint = (axes: Axis[], path: string): Blueprint => {
  const text = readText(path);
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CliError('INVALID_JSON', `${path} is not valid JSON: ${syntaxError(text)}.`);
  }
  const parsed = blueprintSchema(axes).safeParse(document);
  // As it was written: the order of keys is the author's.
  if (parsed.success) return document as Blueprint;
  const [first, ...others] = parsed.error.issues
    .toSorted((a, b) => Number(isUnknownKey(b)) - Number(isUnknownKey(a)))
    .map((issue) => complaint(issue, text, document));
  const more = others.slice(0, 4).map(({ message }) => `\n${message}`);
  throw new CliError(
    'INVALID_BLUEPRINT',
    `${path} cannot be used:\n${first?.message}${more.join('')}`,
    first?.hint ??
      'The file may name its JSON Schema in "$schema": editors then check as you type.',
  );
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR')
      throw new CliError(
        'FILE_NOT_FOUND',
        `There is no file ${path}.`,
        'Name a vibe.json after --from.',
      );
    throw fileError(error, 'read', path);
  }
};

/** A misspelt key is also missing under its right name: it goes first. */
const isUnknownKey = (issue: Issue): boolean => issue.code === 'unrecognized_keys';

interface Complaint {
  message: string;
  hint: string | null;
}

const complaint = (issue: Issue, text: string, document: unknown): Complaint => {
  const keys = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const meant = nearest(key, knownKeys);
    return {
      message: `  ${place([...keys, key], text)}: unknown key`,
      hint: meant ? `Did you mean "${meant}"?` : null,
    };
  }
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const meant = nearest(String(valueAt(document, keys)), values);
  return {
    message: `  ${place(keys, text)}: ${issue.message}`,
    hint: meant ? `Did you mean "${meant}"?` : null,
  };
};

const place = (keys: (string | number)[], text: string): string => {
  const line = lineOf(text, keys);
  return `${keys.join('.') || 'the document'}${line ? ` (line ${line})` : ''}`;
};

const valueAt = (document: unknown, keys: (string | number)[]): unknown =>
  keys.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

const knownKeys = [
  ...['$schema', 'version', 'name', 'answers', 'resources', 'relations'],
  ...['singular', 'owner', 'fields', 'parent', 'child'],
  ...['id', 'type', 'required', 'unique', 'index', 'default', 'length', 'values', 'to', 'onDelete'],
];
