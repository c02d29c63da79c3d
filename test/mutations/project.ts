import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { must } from '../stacks/processes.js';
import { givePackages, runScript } from '../stacks/toolchain.js';
import { applyEdit, type Edit } from './mutant.js';

const repository = join(import.meta.dirname, '..', '..');

/** Where packages are. */
const packages = ['node_modules', '.venv'];
/** Compiled Python says only to the second which source it is of. */
const notCopied = new Set([...packages, '.vibe', '.env', '__pycache__']);

/** The project that mutants are made from, built. */
export interface Original {
  folder: string;
  /** Throws where an edit has no place. */
  try(edits: Edit[]): void;
  /** A project of its own, with these edits. */
  copy(edits: Edit[]): string;
  remove(): void;
}

export interface Stack {
  framework: string;
  orm: string;
  appTypes: string[];
  auth: string;
  oauth?: string[];
}

const create = async (
  folder: string,
  { framework, orm, appTypes, auth, oauth = [] }: Stack,
): Promise<void> => {
  const answers = {
    'app-type': appTypes.join(','),
    framework,
    orm,
    database: 'postgresql',
    auth,
    ...(oauth.length > 0 && { oauth: oauth.join(',') }),
    host: 'docker',
  };
  const flags = Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);
  const tool = join(repository, 'bin', 'create-vibe-backend.js');
  const args = [tool, folder, ...flags, '--yes', '--no-install', '--no-git'];
  await must('node', args, { cwd: tmpdir(), timeout: 60_000 });
};

/** What a control needed may be left over, and a copy compiles only what differs. */
const quickBuild = (folder: string): void => {
  const file = join(folder, 'tsconfig.build.json');
  if (!existsSync(file)) return;
  const config = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(config.compilerOptions, {
    noUnusedLocals: false,
    noUnusedParameters: false,
    incremental: true,
    tsBuildInfoFile: 'dist/.tsbuildinfo',
  });
  writeFileSync(file, JSON.stringify(config));
};

/**
 * Gives a copy the packages of the original. Those of Python hold a link to the folder of the original
 * too, but whatever a check starts is started with `python -m` or `-c`, which look in their own first.
 */
const sharePackages = (from: string, to: string): void => {
  for (const name of packages.filter((each) => existsSync(join(from, each))))
    symlinkSync(join(from, name), join(to, name));
};

/** Migrations are named after the moment of their making: `*` stands for it. */
const fileOf = (folder: string, path: string): string =>
  path.split('/').reduce((parent, part) => {
    const [before = '', after] = part.split('*');
    if (after === undefined) return join(parent, part);
    const found = readdirSync(parent).filter(
      (name) => name.startsWith(before) && name.endsWith(after),
    );
    if (found.length !== 1) throw new Error(`${path}: expected one, found ${found.length}`);
    return join(parent, String(found[0]));
  }, folder);

/** The text of every file that edits change, by its path. */
const edited = (folder: string, edits: Edit[]): Map<string, string> => {
  const texts = new Map<string, string>();
  for (const edit of edits) {
    const file = fileOf(folder, edit.file);
    texts.set(file, applyEdit(texts.get(file) ?? readFileSync(file, 'utf8'), edit));
  }
  return texts;
};

/** Creates a project with the built tool, installs its packages and builds it. */
export const createOriginal = async (stack: Stack): Promise<Original> => {
  const parent = mkdtempSync(join(tmpdir(), 'mutations-'));
  const remove = () => rmSync(parent, { recursive: true, force: true });
  const original = join(parent, 'original');
  try {
    await create(original, stack);
    await givePackages(original);
    quickBuild(original);
    await runScript(original, 'build', { timeout: 120_000 });
  } catch (error) {
    remove();
    throw error;
  }
  let copies = 0;
  const copy = (edits: Edit[]): string => {
    copies += 1;
    const folder = join(parent, `mutant-${copies}`);
    const filter = (file: string) => !notCopied.has(basename(file));
    cpSync(original, folder, { recursive: true, preserveTimestamps: true, filter });
    sharePackages(original, folder);
    for (const [file, text] of edited(folder, edits)) writeFileSync(file, text);
    return folder;
  };
  return { folder: original, try: (edits) => edited(original, edits), copy, remove };
};
