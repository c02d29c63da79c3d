import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { setup as buildTool } from '../stacks/build.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A program that changes projects, to be killed. */
    victim: string;
  }
}

/** The tool as it is published, and one file that starts as fast as it does. */
export const setup = async (project: TestProject): Promise<() => void> => {
  await buildTool();
  const folder = mkdtempSync(join(tmpdir(), 'vibe-victim-'));
  // Some tests run it as somebody else.
  chmodSync(folder, 0o755);
  const victim = join(folder, 'victim.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'victim.ts')],
    outfile: victim,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  project.provide('victim', victim);
  return () => rmSync(folder, { recursive: true, force: true });
};
