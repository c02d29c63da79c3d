#!/usr/bin/env node
// Stands in for Prisma's schema engine, which the CLI would download: the same engine as WebAssembly,
// which the CLI speaks to in JSON-RPC over standard input and output.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(2);
// The CLI skips the first line of standard error.
console.error('{}');
if (args.includes('can-connect-to-database') || args.includes('create-database')) process.exit(0);

// The adapter is the one of the project that the CLI runs in.
const project = createRequire(join(process.cwd(), 'package.json'));
const engineFolder = process.env.SCHEMA_ENGINE_WASM;

const loadEngine = async () => {
  const bindings = await import(pathToFileURL(join(engineFolder, 'schema_engine_bg.js')).href);
  const bytes = readFileSync(join(engineFolder, 'schema_engine_bg.wasm'));
  const imports = { './schema_engine_bg.js': bindings };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
};

const charOid = 18;
const textOid = 25;
const character = 6;

// The catalogue has columns of type "char", which the adapter does not know.
const teachCharacters = (queryable) => {
  const { performIO, queryRaw } = queryable;
  let characters = [];
  queryable.performIO = async function (query) {
    const result = await performIO.call(this, query);
    characters = result.fields.map((field) => field.dataTypeID === charOid);
    for (const field of result.fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid;
    return result;
  };
  queryable.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query);
    const columnTypes = result.columnTypes.map((type, at) => (characters[at] ? character : type));
    return { ...result, columnTypes };
  };
};

let taught = false;
const patched = (adapter) => {
  const queryable = Object.getPrototypeOf(Object.getPrototypeOf(adapter));
  if (!taught) teachCharacters(queryable);
  taught = true;
  // In one piece: the adapter would split it inside functions too.
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
};

const adapterOf = (url) => {
  const { PrismaPg } = project('@prisma/adapter-pg');
  const adapterRequire = createRequire(project.resolve('@prisma/adapter-pg'));
  const { bindMigrationAwareSqlAdapterFactory } = adapterRequire('@prisma/driver-adapter-utils');
  const factory = new PrismaPg({ connectionString: url, max: 1 });
  const { connect } = factory;
  factory.connect = async () => patched(await connect.call(factory));
  factory.connectToShadowDb = async () => {
    const databases = new URL(url);
    const name = `shadow_${process.pid}`;
    const admin = await connect.call(factory);
    await admin.underlyingDriver().query(`CREATE DATABASE ${name}`);
    databases.pathname = `/${name}`;
    const shadow = patched(
      await new PrismaPg({ connectionString: databases.href, max: 1 }).connect(),
    );
    const { dispose } = shadow;
    shadow.dispose = async () => {
      await dispose.call(shadow);
      await admin.underlyingDriver().query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.dispose();
    };
    return shadow;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
};

const valuesOf = (flag) => args.flatMap((arg, at) => (args[at - 1] === flag ? [arg] : []));
const datamodels = valuesOf('--datamodels').map((path) => [path, readFileSync(path, 'utf8')]);
const [datasource] = valuesOf('--datasource');
const { url } = JSON.parse(datasource ?? '{}');

const SchemaEngine = await loadEngine();
const engine = await SchemaEngine.new(
  { datamodels: datamodels.length > 0 ? datamodels : undefined },
  () => {},
  adapterOf(url),
);

const send = (message) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

const answer = async ({ id, method, params }) => {
  try {
    const call = method === 'getDatabaseVersion' ? 'version' : method;
    const result = (await engine[call](params)) ?? {};
    if (method === 'diff' && result.stdout)
      send({ id: id + 1_000_000, method: 'print', params: { content: result.stdout } });
    send({ id, result });
  } catch (error) {
    const data = { is_panic: false, message: error.message, error_code: error.code ?? null };
    send({ id, error: { code: 4466, message: error.message, data } });
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.method) await answer(request);
}
process.exit(0);
