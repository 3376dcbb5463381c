export { renderReport } from './render-report.js';
export { type ReportRecords } from './family.js';
export { type PagePiece } from './page-template.js';
