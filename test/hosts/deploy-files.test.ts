import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Answers } from '../../src/blueprint/types.js';
import { allowed, render } from '../combinations/all.js';

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });

const errorsOf = (schema: string, document: unknown): unknown => {
  const path = join(import.meta.dirname, 'schemas', `${schema}.json`);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  ajv.removeSchema();
  validate(document);
  return validate.errors;
};

const only = (wanted: Answers) => (answers: Answers) =>
  Object.entries(wanted).every(([axis, name]) => answers[axis] === name);

const filesOf = (wanted: Answers): Map<string, string> => {
  const answers = allowed.find(only(wanted));
  if (!answers) throw new Error(`no combination with ${JSON.stringify(wanted)}`);
  return new Map(render(answers).files.map((file) => [file.path, file.content]));
};

const node = { migrate: 'node dist/commands/migrate.js', serves: ['node', 'dist/main.js'] };
const managers = [
  { ...node, manager: 'npm', build: 'npm run build', lockfile: 'package-lock.json' },
  { ...node, manager: 'pnpm', build: 'pnpm run build', lockfile: 'pnpm-lock.yaml' },
  {
    manager: 'uv',
    build: undefined,
    lockfile: 'uv.lock',
    migrate: '.venv/bin/python -m app.commands.migrate',
    serves: ['python', '-m', 'app.main'],
  },
];

describe.each(managers)('$manager', ({ manager, build, lockfile, migrate, serves }) => {
  const files = (host: string) => filesOf({ host, 'package-manager': manager });
  const text = (host: string, path: string): string => files(host).get(path) ?? '';

  test('railway.json follows the schema and migrates before it serves', () => {
    const config = JSON.parse(text('railway', 'railway.json'));
    expect(errorsOf('railway', config)).toBeNull();
    expect(config.build.buildCommand).toBe(build);
    expect(config.deploy.preDeployCommand).toEqual([migrate]);
    expect(config.deploy.healthcheckPath).toBe('/health/ready');
  });

  test('render.yaml follows the schema and fills every secret and the database', () => {
    const config = parse(text('render', 'render.yaml'));
    expect(errorsOf('render', config)).toBeNull();
    const [service] = config.services;
    const variables = new Map(
      service.envVars.map((entry: { key: string }) => [entry.key, entry] as const),
    );
    expect(service.buildCommand).toMatch(build ? new RegExp(`&& ${build}$`) : /^uv sync --locked/);
    expect(service.preDeployCommand).toBe(migrate);
    expect(variables.get('JWT_SECRET')).toHaveProperty('generateValue', true);
    expect(variables.get('DATABASE_URL')).toHaveProperty(
      'fromDatabase.name',
      config.databases[0].name,
    );
  });

  test('vercel.json follows the schema and sends every path to a function that exists', () => {
    const made = files('vercel');
    const config = JSON.parse(made.get('vercel.json') ?? '');
    expect(errorsOf('vercel', config)).toBeNull();
    expect(config.buildCommand.startsWith(build ?? 'APP_ENV=production')).toBe(true);
    expect(config.buildCommand.endsWith(migrate)).toBe(true);
    for (const path of Object.keys(config.functions)) expect(made.has(path)).toBe(true);
    expect(made.has(`${config.outputDirectory}/robots.txt`)).toBe(true);
  });

  test('compose.yaml follows the Compose Specification and migrates before it serves', () => {
    const config = parse(text('docker', 'compose.yaml'));
    expect(errorsOf('compose-spec', config)).toBeNull();
    const { app, migrate: first, database } = config.services;
    expect(app.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    expect(Object.keys(first.depends_on)).toEqual(['database']);
    expect(app.environment.DATABASE_URL).toBe(first.environment.DATABASE_URL);
    expect(database.ports).toBeUndefined();
  });

  test('the Dockerfile copies the lockfile and runs as a number that is not root', () => {
    const dockerfile = text('docker', 'Dockerfile');
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(dockerfile).toContain(lockfile);
    expect(last).toMatch(/^USER [1-9]\d*$/m);
    expect(last).toContain(`\nCMD ${JSON.stringify(serves).replaceAll(',', ', ')}\n`);
    expect(last).not.toMatch(/^RUN /m);
  });
});

test('the schemas refuse what hosts refuse', () => {
  const config = JSON.parse(filesOf({ host: 'railway' }).get('railway.json') ?? '');
  expect(errorsOf('railway', { ...config, deploy: { drainingSeconds: '10' } })).not.toBeNull();
  const render = parse(filesOf({ host: 'render' }).get('render.yaml') ?? '');
  render.services[0].plan = 'free';
  expect(errorsOf('render', render)).not.toBeNull();
});
