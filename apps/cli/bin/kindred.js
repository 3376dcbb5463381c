#!/usr/bin/env node
// Committed, unlike what it starts: npm links only a bin that exists when it installs, and npx
// would otherwise ask the public registry for a stranger's package of this name.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// A run lasts seconds and its kernels are compiled already: V8 would spend a tenth of it on optimising
// functions that are not called often enough to earn that back. Fifteen times its usual patience.
// Later versions of Node know no such flag, and would say so.
if (Number.parseInt(process.versions.node, 10) < 23)
  setFlagsFromString('--interrupt-budget=1000000');

const main = new URL('../bundle/main.js', import.meta.url);
if (existsSync(main)) {
  const { run } = await import(main.href);
  process.exitCode = await run(process.argv.slice(2));
} else {
  process.stderr.write('Kindred is not built yet. Run: npm run build\n');
  process.exitCode = 2;
}
