import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { installFor, temporaryFolder } from '../parity/project.js';
import { startPostgres } from '../stacks/postgres.js';
import { type Name, names, renderProject, startDevelopment } from './projects.js';
import { clientOf, startPages } from './readme-page.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the servers are, and the projects that they serve. */
    urls: Record<Name, string>;
    folders: Record<Name, string>;
    /** Where a page of another origin is, with the code of each project's README. */
    pages: string;
  }
}

const byName = <T>(values: T[]): Record<Name, T> =>
  Object.fromEntries(names.map((name, at) => [name, values[at]])) as Record<Name, T>;

/** A server as in development for every project. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const parent = temporaryFolder('oauth');
  const folders = names.map((name) => renderProject(parent, name));
  await installFor(parent, folders);
  const postgres = await startPostgres();
  const pages = await startPages();
  const remove = async () => {
    pages.stop();
    await postgres.remove();
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    const start = (name: Name, at: number) =>
      startDevelopment(folders[at] ?? '', postgres, name, () => ({ CORS_ORIGINS: pages.url }));
    const servers = await Promise.all(names.map(start));
    for (const [at, name] of names.entries())
      pages.serve(`${name}.js`, clientOf(folders[at] ?? '', servers[at]?.url ?? ''));
    project.provide('pages', pages.url);
    project.provide('urls', byName(servers.map(({ url }) => url)));
    project.provide('folders', byName(folders));
    return async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
