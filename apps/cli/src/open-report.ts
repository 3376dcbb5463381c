import type { Console } from './console-setting.js';
import { openFile } from './open-file.js';

/** `--open`: a report that can't be shown is said, and is no failure. */
export async function openReport(path: string, { error, shown }: Console): Promise<void> {
  if (!(await openFile(path))) error(`Nothing here opens a report; it lies in ${shown(path)}`);
}
