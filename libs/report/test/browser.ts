import { existsSync } from 'node:fs';

export const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Without one, tests of pages are skipped, and say so. */
export const hasBrowser = existsSync(executablePath);
if (!hasBrowser) {
  console.warn(`SKIPPED: no browser at ${executablePath}; CHROMIUM names another one.`);
}
