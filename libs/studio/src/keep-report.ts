import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { ReportRecords } from '@kindred/report';
import type { Run } from './open-run.js';
import { writeReport } from './write-report.js';

/** What draws takes a while to load, and a run that changes nothing needs none of it. */
export const loadReport = () => import('@kindred/report');

/** To be told when the report will be another one, and there is time until then. */
export function foreseeReport(): void {
  loadReport().catch(() => undefined);
}

/**
 * Writes the report of a run, or leaves it where it is: one that the same code wrote from the same
 * records stands as it lies there. Answers its size in bytes. Throws FileFault.
 */
export async function keepReport(
  { folder, measurements }: Pick<Run, 'folder' | 'measurements'>,
  records: ReportRecords,
): Promise<number> {
  const told = createHash('sha256').update(JSON.stringify(records)).digest('hex');
  const key = { of: 'report', told };
  const known = measurements.recall(key) as string | null;
  if (known !== null && (await measurements.isFile(folder.report, known))) {
    return statSync(folder.report).size;
  }
  const { renderReport } = await loadReport();
  const written = writeReport(folder, renderReport(records));
  measurements.remember(key, written.sha256);
  return written.bytes;
}
