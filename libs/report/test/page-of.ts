import type { ReportRecords } from '../src/family.js';
import { renderReport } from '../src/render-report.js';

/** The page in one text, with silence for its sound. */
export function pageOf(records: ReportRecords): string {
  return renderReport(records)
    .map((piece) =>
      typeof piece === 'string' ? piece : Buffer.alloc(piece.bytes).toString('base64'),
    )
    .join('');
}
