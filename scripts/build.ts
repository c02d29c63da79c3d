import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { leanBundle } from './lean-bundle.js';
import { thirdPartyLicences } from './licences.js';

rmSync('dist', { recursive: true, force: true });

// CommonJS packages in an ES module need a `require`.
const banner = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
].join('\n');

const { metafile } = await build({
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  banner: { js: banner },
  legalComments: 'none',
  plugins: [leanBundle(join(import.meta.dirname, '..'))],
  metafile: true,
  logLevel: 'warning',
});
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', thirdPartyLicences(Object.keys(metafile.inputs)));
if (process.argv.includes('--sizes'))
  for (const [path, output] of Object.entries(metafile.outputs)) console.log(output.bytes, path);
