import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import Handlebars from 'handlebars';
import { allParts } from '../src/parts/combined.js';
import type { Axis, Part } from '../src/parts/types.js';
import { compileOptions } from '../src/plan/engine.js';

const sourcesOf = (part: Part): string[] => [
  ...part
    .templates()
    .filter((template) => template.rendered)
    .map((template) => template.content),
  ...(['readme', 'agents'] as const).flatMap((kind) => part.fragment(kind) ?? []),
  ...Object.values(part.types ?? {}).flatMap((snippets) => Object.values(snippets)),
];

const specifications = (axes: Axis[]): string => {
  const sources = new Set(allParts(axes).flatMap(sourcesOf));
  const entries = [...sources].map((source) => {
    const key = hash('sha1', source);
    return `'${key}': ${Handlebars.precompile(source, compileOptions)}`;
  });
  return `export const specifications = {\n${entries.join(',\n')}\n};\n`;
};

/** Commander loads it for commands that are programs of their own: there are none. */
const withoutPrograms = 'export const spawn = undefined;';

/** Few projects need YAML, all would wait for it: it becomes a file that is read on its first use. */
const lazyYaml = "export const stringify = (...args) => require('./yaml.cjs').stringify(...args);";

/** Leaves out what costs start-up time: templates come precompiled, in place of the compiler. */
export const leanBundle = (root: string, axes: Axis[]): Plugin => ({
  name: 'lean',
  setup(build) {
    build.onResolve({ filter: /\/engine\.js$/ }, () => ({
      path: join(root, 'src', 'plan', 'engine-precompiled.ts'),
    }));
    build.onResolve({ filter: /\/parts\/load\.js$/ }, () => ({
      path: join(root, 'src', 'parts', 'load-packed.ts'),
    }));
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'child_process', namespace: 'stub' } : null,
    );
    build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: withoutPrograms }));
    build.onResolve({ filter: /^yaml$/ }, ({ importer }) =>
      importer.endsWith('/plan/language.ts') ? { path: 'yaml', namespace: 'lazy' } : null,
    );
    build.onResolve({ filter: /yaml\.cjs$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({ contents: lazyYaml }));
    build.onResolve({ filter: /^virtual:templates$/ }, () => ({
      path: 'templates',
      namespace: 'precompiled',
    }));
    build.onLoad({ filter: /.*/, namespace: 'precompiled' }, () => ({
      contents: specifications(axes),
      loader: 'js',
    }));
  },
});
