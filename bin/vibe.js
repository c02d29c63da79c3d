#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.();
const { run } = await import('../dist/cli.js');
await run('vibe', process.argv.slice(2));
