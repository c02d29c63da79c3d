import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leanTypeScript } from '../../scripts/lean-typescript.js';
import type { Parsed } from '../../src/merge/tree/node.js';
import { parse } from '../../src/merge/typescript/parse.js';
import { changedFiles } from './projects.js';

const user = join(import.meta.dirname, '..', '..', 'src', 'merge', 'typescript', 'parse.ts');
const folder = mkdtempSync(join(tmpdir(), 'vibe-bundle-'));
let lean: (text: string) => Promise<Parsed>;

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  await build({
    entryPoints: [user],
    outdir: folder,
    bundle: true,
    minify: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    plugins: [leanTypeScript(user)],
  });
  ({ parse: lean } = await import(pathToFileURL(join(folder, 'parse.js')).href));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every few characters of a text one is left out: most of these do not parse. */
const broken = (text: string): string[] =>
  Array.from({ length: 12 }, (_, index) => {
    const at = Math.floor((text.length * index) / 12);
    return text.slice(0, at) + text.slice(at + 1 + (index % 3));
  });

const odd = [
  'class A<T extends B> extends C<T> implements D { static { x; } #p = 1; accessor q; @d() get r(): T { return this.#p!; } }',
  'namespace N { export import a = b.c; } declare module "m" { export = x; }',
  `const x = <T,>(a: T): a is T => a as unknown satisfies T; type M = { readonly [K in keyof T as \`x\${K}\`]?: T[K] };`,
  'label: for await (const [a, ...b] of c?.d?.[e] ?? f) { if (/[/]x/giu.test(a)) continue label; else debugger; }',
  'enum E { A = 1 << 2, B } abstract class F { abstract g(this: F, h?: () => void): asserts h; }',
  'export * as ns from "m"; export type { A } from "b" with { type: "json" }; import j, { type K as L } from "./j";',
  `switch (a) { case 1n: { break } default: throw new E\`t\${\`u\`}\` } do x++; while (y--); using z = w;`,
  '#!/usr/bin/env node\n/** @param {string} a */ function* f(a, b = 0x1_0) { yield* new.target, import.meta.url, void 0; }',
];

describe('the bundled part of TypeScript', () => {
  it('parses as the whole one does', async () => {
    const texts = changedFiles().filter(({ path }) => path.endsWith('.ts'));
    for (const { render } of texts) expect(await lean(render)).toEqual(await parse(render));
  });

  it('finds the same faults', async () => {
    const [file] = changedFiles().filter(({ path }) => path.endsWith('routes.ts'));
    for (const text of [...odd, ...[...odd, file?.render ?? ''].flatMap(broken)])
      expect(await lean(text), text).toEqual(await parse(text));
  });
});
