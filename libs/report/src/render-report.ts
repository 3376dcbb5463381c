import { directionSentences, sayCount, sayTime, sentence } from '@kindred/records';
import { albumPairs } from './album-pairs.js';
import { drawJoins } from './family-joins.js';
import { drawFamilyTone } from './family-tone.js';
import { familyOf, type Family, type ReportRecords } from './family.js';
import { drawFigures } from './figures.js';
import { drawFileTable } from './file-table.js';
import { openAnchors } from './finding.js';
import { fillPage, type PagePiece } from './page-template.js';
import { drawListen } from './listen/draw-listen.js';
import { drawPlatforms } from './platforms/draw-platforms.js';
import { summarisePromises } from './promise-summary.js';
import { drawPromiseTable } from './promise-table.js';
import { capitalised, proseOf, safeText } from './prose.js';
import { drawSettings, targetWords } from './settings.js';
import { drawSpeakers } from './speakers/draw-speakers.js';
import { drawTimeline } from './timeline.js';
import { toneTicks } from './tone-axis.js';
import { drawCard } from './track-card.js';
import { drawTable } from './track-table.js';
import { judge } from './verdict.js';

/**
 * The report of a release: one HTML page that needs no network and no other file, in pieces, so that
 * no one need hold all of its sound. Every number in it comes from the records; the same records give
 * the same bytes.
 */
export function renderReport(records: ReportRecords): readonly PagePiece[] {
  const family = familyOf(records);
  const open = openAnchors(family);
  const listen = drawListen(family);
  const view = {
    ...identity(family),
    verdict: judge(family),
    promises: summarisePromises(family),
    figures: drawFigures(family),
    toneTicks,
    timeline: drawTimeline(family),
    tone: drawFamilyTone(family),
    album: family.tracks.length > 1 ? albumPairs(family) : [],
    planWords: [
      ...family.plan.loudness.because.map((reason, index) => ({
        text: capitalised(sentence(reason)),
        of: `/plan/loudness/because/${index} fixed`,
      })),
      ...directionSentences(family.plan.directions ?? []).map((text) => ({
        // Their own quotation marks may stand inside.
        text: text.replace(/^"(.*)": /u, '\u201c$1\u201d: '),
        of: '/plan/directions fixed',
      })),
    ].map(({ text, of }) => ({ words: proseOf(safeText(text)), of })),
    table: drawTable(family),
    cards: family.tracks.map((track) =>
      drawCard(family, track, { open: family.tracks.length === 1 || open.has(track.anchor) }),
    ),
    listen,
    platforms: drawPlatforms(family),
    speakers: drawSpeakers(family),
    joins: drawJoins(family),
    promiseTable: drawPromiseTable(family),
    files: drawFileTable(family),
    settings: drawSettings(family),
  };
  return fillPage(view, listen.sounds);
}

function identity(family: Family) {
  const { release, tracks, durationSeconds, version } = family;
  return {
    title: safeText(release.title),
    artist: safeText(release.artist),
    facts: [
      sayCount(tracks.length, 'track'),
      sayTime(durationSeconds),
      `target ${targetWords(release)}`,
    ].join(' · '),
    alone: tracks.length === 1,
    version,
  };
}
