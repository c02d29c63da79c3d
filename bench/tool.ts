import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../test/stacks/processes.js';
import { atMost, interleaved, peakMemory, type Row, time, within } from './measure.js';

const tool = join(import.meta.dirname, '..', 'bin', 'create-vibe-backend.js');
const rivals = { 'create-t3-app': '7.40.0', 'express-generator': '4.16.1' };

const installRivals = async (folder: string): Promise<void> => {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: rivals }),
  );
  await must('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
};

/** Start-up, scaffolding and memory, next to the programs that people use today. */
export const toolRows = async (): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-tool-'));
  await installRivals(folder);
  const rival = (name: string) => join(folder, 'node_modules', name);
  const out = join(folder, 'out');
  const fresh = (command: [string, ...string[]]) => () => {
    rmSync(out, { recursive: true, force: true });
    return time(command, folder);
  };
  const node = process.execPath;
  const scaffold: [string, ...string[]] = [node, tool, 'out', '--yes', '--no-install', '--no-git'];
  const t3: [string, ...string[]] = [
    node,
    join(rival('create-t3-app'), 'dist/index.js'),
    'out',
    '--CI',
    '--noGit',
    '--noInstall',
    '--appRouter',
    'true',
    '--prisma',
    'true',
    '--trpc',
    'true',
    '--dbProvider',
    'postgres',
  ];
  const express: [string, ...string[]] = [
    node,
    join(rival('express-generator'), 'bin/express-cli.js'),
    '--no-view',
    'out',
  ];
  const [version = 0, nothing = 0] = interleaved(
    [() => time([node, tool, '--version'], folder), () => time([node, '-e', '0'], folder)],
    15,
  );
  const [ours = 0, next = 0, plain = 0] = interleaved(
    [fresh(scaffold), fresh(t3), fresh(express)],
    9,
  );
  rmSync(out, { recursive: true, force: true });
  const memory = peakMemory(scaffold, folder);
  rmSync(folder, { recursive: true, force: true });
  return [
    atMost('--version / node -e 0', version, nothing, 1.5),
    atMost('scaffold / create-t3-app', ours, next, 0.5),
    atMost('scaffold / express-generator', ours, plain, 2),
    within('peak memory of a scaffold', memory, 80, 'MB'),
  ];
};
