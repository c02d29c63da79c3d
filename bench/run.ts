import { parseArgs } from 'node:util';
import { endpointRows } from './endpoints.js';
import { evolveRows } from './evolve.js';
import { fastapiRows } from './fastapi.js';
import type { Row } from './measure.js';
import { packageRows } from './package.js';
import { toolRows } from './tool.js';

// npm run bench -- fastapi --peer FOLDER: beside a clone of full-stack-fastapi-template, its backend installed by uv.
const { values, positionals: chosen } = parseArgs({
  allowPositionals: true,
  options: {
    peer: { type: 'string' },
    /** A project that is there already, in place of one that is generated. */
    project: { type: 'string' },
  },
});
const { peer, project } = values;

const groups: Record<string, () => Promise<Row[]>> = {
  tool: toolRows,
  evolve: evolveRows,
  package: packageRows,
  stacks: endpointRows,
  ...(peer !== undefined && { fastapi: () => fastapiRows(peer, project) }),
};

const unknown = chosen.filter((name) => !(name in groups));
if (unknown.length > 0) throw new Error(`${unknown} is not one of ${Object.keys(groups)}`);
const rows: Row[] = [];
for (const [name, measure] of Object.entries(groups))
  if (chosen.length === 0 || chosen.includes(name)) rows.push(...(await measure()));

console.table(rows.map(({ met, ...row }) => ({ ...row, met: met ? 'yes' : 'NO' })));
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
