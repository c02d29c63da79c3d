import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { installFor, temporaryFolder } from '../parity/project.js';
import { startPostgres } from '../stacks/postgres.js';
import { freePort } from '../stacks/processes.js';
import { type Name, names, renderProject, startDevelopment } from './projects.js';
import { apple, google, startProvider } from './provider.js';
import { clientOf, startPages } from './readme-page.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of each project is. */
    urls: Record<Name, string>;
    /** Its folder, and its database. */
    folders: Record<Name, string>;
    databases: Record<Name, string>;
    /** Where a page of another origin is, with the code of each project's README. */
    pages: string;
  }
}

const forEach = async <T>(make: (name: Name) => T | Promise<T>): Promise<Record<Name, T>> => {
  const made = names.map(async (name) => [name, await make(name)] as const);
  return Object.fromEntries(await Promise.all(made)) as Record<Name, T>;
};

/** A server as in development for every project, and two providers that know them all. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const parent = temporaryFolder('oauth');
  const folders = await forEach((name) => renderProject(parent, name));
  await installFor(parent, Object.values(folders));
  const ports = await forEach(freePort);
  const urls = await forEach((name) => `http://localhost:${ports[name]}`);
  const postgres = await startPostgres();
  const pages = await startPages();
  const kinds = [google(), apple()];
  const providers = await Promise.all(
    kinds.map((kind) => startProvider(kind, Object.values(urls))),
  );
  const remove = async () => {
    pages.stop();
    for (const provider of providers) provider.stop();
    await postgres.remove();
    rmSync(parent, { recursive: true, force: true });
  };
  const env = Object.assign(
    { CORS_ORIGINS: pages.url, OAUTH_REDIRECT_URLS: `${pages.url}/login` },
    ...providers.map(({ environment }) => environment),
  );
  try {
    const servers = await forEach((name) =>
      startDevelopment(folders[name], postgres, name, { ...env, PORT: String(ports[name]) }),
    );
    for (const name of names) pages.serve(`${name}.js`, clientOf(folders[name], urls[name]));
    project.provide('pages', pages.url);
    project.provide('urls', urls);
    project.provide('folders', folders);
    project.provide('databases', await forEach((name) => postgres.url(name)));
    return async () => {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
