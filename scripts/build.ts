import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { loadParts } from '../src/parts/load.js';
import { leanBundle } from './lean-bundle.js';
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
} as const;

const { metafile } = await build({
  ...shared,
  entryPoints: ['src/cli.ts'],
  splitting: true,
  format: 'esm',
  banner: { js: banner },
  plugins: [leanBundle(root, axes)],
  metafile: true,
});
await build({
  ...shared,
  entryPoints: { yaml: 'yaml' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
});
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', thirdPartyLicences(Object.keys(metafile.inputs)));
if (process.argv.includes('--sizes'))
  for (const [path, output] of Object.entries(metafile.outputs)) console.log(output.bytes, path);
