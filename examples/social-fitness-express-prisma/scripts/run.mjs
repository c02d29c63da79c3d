import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Runs src/commands/NAME.ts on the embedded database, or its build in production.
const [name, ...args] = process.argv.slice(2).filter((argument) => argument !== '--');
if (existsSync('.env')) process.loadEnvFile('.env');

const run = (file) => {
  const { status } = spawnSync(process.execPath, [...file, ...args], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
};

if (process.env.NODE_ENV === 'production') {
  const built = `dist/commands/${name}.js`;
  if (existsSync(built)) run([built]);
  else {
    console.error(`There is no ${built}: run "build" first`);
    process.exitCode = 1;
  }
} else {
  const { register } = await import('tsx/esm/api');
  register();
  const { developmentServer } = await import('./database.ts');
  const embedded = process.env.DATABASE_URL ? null : await developmentServer();
  await embedded?.attach();
  if (embedded) process.env.DATABASE_URL = embedded.url;
  run(['--import', 'tsx', `src/commands/${name}.ts`]);
  await embedded?.detach();
}
