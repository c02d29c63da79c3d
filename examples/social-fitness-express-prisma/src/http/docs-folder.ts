import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../env.js';
import type { Answer } from './answer.js';
import { notFound } from './errors.js';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const read = (file: string): Promise<Buffer> =>
  readFile(join('docs', file)).catch((error) => {
    throw error.code === 'ENOENT' ? notFound() : error;
  });

/** A page of the folder `docs`, or a file that it needs: not in production, which does without them. */
export const docsFolderFile = async (name: string): Promise<Answer> => {
  const [, stem, ending = '.html'] = /^([a-z-]+)(\.css|\.js)?$/.exec(name) ?? [];
  if (stem === undefined || env.NODE_ENV === 'production') throw notFound();
  return {
    status: 200,
    headers: { 'Content-Type': types[ending] ?? '', 'Content-Security-Policy': policy },
    body: await read(stem + ending),
  };
};
