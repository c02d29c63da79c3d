import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { loadParts } from '../src/parts/load.js';
import { leanBundle } from './lean-bundle.js';
import { leanTypeScript } from './lean-typescript.js';
import { thirdPartyLicences } from './licences.js';
import { packParts } from './pack-parts.js';

const root = join(import.meta.dirname, '..');
const axes = loadParts(join(root, 'templates'));

rmSync('dist', { recursive: true, force: true });
packParts(axes, 'dist/parts');

// CommonJS packages in an ES module need a `require`.
const banner = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
].join('\n');

const shared = {
  outdir: 'dist',
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} as const;

const bundle = await build({
  ...shared,
  entryPoints: ['src/cli.ts'],
  splitting: true,
  // Its main entry is UMD, which no bundler can follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  format: 'esm',
  banner: { js: banner },
  plugins: [leanBundle(root, axes), leanTypeScript(join(root, 'src/merge/typescript/parse.ts'))],
});
const apart = await build({
  ...shared,
  entryPoints: { yaml: 'yaml' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
});
const inputs = [bundle, apart].flatMap(({ metafile }) => Object.keys(metafile.inputs));
// The compiler that comes with ts-morph has the licence of TypeScript.
inputs.push('node_modules/typescript/package.json');
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', thirdPartyLicences(inputs));
if (process.argv.includes('--sizes'))
  for (const [path, output] of Object.entries({
    ...bundle.metafile.outputs,
    ...apart.metafile.outputs,
  }))
    console.log(output.bytes, path);
