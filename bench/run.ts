import { endpointRows } from './endpoints.js';
import { evolveRows } from './evolve.js';
import type { Row } from './measure.js';
import { packageRows } from './package.js';
import { toolRows } from './tool.js';

const groups: Record<string, () => Promise<Row[]>> = {
  tool: toolRows,
  evolve: evolveRows,
  package: packageRows,
  stacks: endpointRows,
};

const chosen = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, measure] of Object.entries(groups))
  if (chosen.length === 0 || chosen.includes(name)) rows.push(...(await measure()));

console.table(rows.map(({ met, ...row }) => ({ ...row, met: met ? 'yes' : 'NO' })));
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
