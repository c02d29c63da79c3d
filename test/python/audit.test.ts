import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  everyAppType,
  kitchenResources,
  render,
  stacks,
  temporaryFolder,
} from '../parity/project.js';
import { bandit, pipAudit } from './audit.js';

const parent = temporaryFolder('python');
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const isPython = (folder: string): boolean => existsSync(join(folder, 'pyproject.toml'));

const projects = stacks
  .map((stack) => {
    const folder = join(parent, `${stack.framework}-${stack.orm}`);
    render(folder, stack, everyAppType, kitchenResources);
    return { ...stack, folder };
  })
  .filter(({ folder }) => isPython(folder));

for (const { framework, orm, folder } of projects)
  describe(`${framework} with ${orm}`, () => {
    test('holds nothing that bandit warns of', async () => {
      const { found, examined } = await bandit(folder);
      expect(found).toEqual([]);
      expect(examined).toBeGreaterThan(1000);
    }, 300_000);

    test('has no package with a known hole', async ({ skip }) => {
      const { found, examined } = await pipAudit(folder);
      if (examined === 0) skip('advisories cannot be had from here');
      expect(found).toEqual([]);
    }, 300_000);
  });

test('bandit sees what is dangerous', async () => {
  const folder = join(parent, 'dangerous');
  mkdirSync(join(folder, 'app'), { recursive: true });
  const lines = ['import subprocess', '', 'subprocess.run(input(), shell=True)', ''];
  writeFileSync(join(folder, 'app/dangerous.py'), lines.join('\n'));
  const { found } = await bandit(folder);
  expect(found.join('\n')).toContain('app/dangerous.py:3 B602');
}, 300_000);
