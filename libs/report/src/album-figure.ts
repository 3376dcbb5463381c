import type { PooledLoudness } from '@kindred/records';
import { isFinished, type Family } from './family.js';
import type { FigureView } from './figure.js';
import { axisAround } from './loudness-axis.js';
import { levelText, printLevel, settingText, type Quantity } from './number-text.js';
import { drawStrip } from './strip.js';
import { shortName } from './track-name.js';

/** The release as one programme, and each track's whole loudness under it. */
export function albumFigure(family: Family): FigureView {
  const { tracks, finished, release, renderings } = family;
  const { loudestTrack } = renderings.release;
  const { loudnessLufs, of } = release.target;
  const alone = tracks.length === 1;
  const columns = tracks.map((track) => ({
    number: track.number,
    label: track.label,
    before: isFinished(track) ? track.mix.integrated.value : null,
    after: isFinished(track) ? track.master.integrated.value : null,
    reference: of === 'album' && !alone ? null : loudnessLufs,
    emphasised: !alone && track.number === loudestTrack,
    over: false,
    failed: !isFinished(track),
  }));
  const shown = columns.flatMap(({ before, after }) => [before, after, loudnessLufs]);
  const [only] = finished;
  const label = alone ? 'Whole track' : 'Album loudness';
  const before = alone && only ? only.mix.integrated : pooled(family, 'profiles', 'pooledLufs');
  const after = alone && only ? only.master.integrated : pooled(family, 'renderings', 'pooledLufs');
  return {
    id: 'figure-album',
    label,
    shortLabel: label,
    before: printLevel(before),
    after: printLevel(after),
    unit: 'LUFS',
    key: of === 'album' && !alone ? '' : `target ${settingText(loudnessLufs)}`,
    keyOf: '/release/target/loudnessLufs',
    footOf:
      `count:finished count:measured /renderings/release/loudestTrackLufs ${titleOf(family, loudestTrack)}`.trimEnd(),
    keyMore: of === 'loudest track' && !alone ? ', loudest track' : '',
    strip: drawStrip(columns, axisAround(shown.filter((value) => value !== null))),
    foot: foot(family),
  };
}

/** A number of the release as one programme, with its place in the records. */
export function pooled(
  family: Family,
  record: 'profiles' | 'renderings',
  key: Exclude<keyof PooledLoudness, 'loudestTrack'>,
): Quantity {
  const value = family[record].release[key];
  return { value, of: `/${record}/release/${key}`, reason: value === null ? 'not measured' : '' };
}

/** Where the title of a track stands; empty without such a track. */
function titleOf({ tracks }: Family, number: number | null): string {
  const track = tracks.find((one) => one.number === number);
  return track ? `${track.renderingPointer}/title` : '';
}

function foot(family: Family): string {
  const { tracks, finished, profiles, renderings } = family;
  const measuredMixes = profiles.tracks.filter(({ status }) => status === 'done').length;
  const uneven =
    measuredMixes === finished.length
      ? ''
      : `Mix: ${measuredMixes} tracks, master: ${finished.length}. `;
  if (tracks.length === 1) return 'Gated loudness from the first second to the last.';
  const loudest = tracks.find(({ number }) => number === renderings.release.loudestTrack);
  const level = renderings.release.loudestTrackLufs;
  if (!loudest || level === null) return uneven;
  return `${uneven}Loudest: ${shortName(loudest, 28)}, ${levelText(level)} LUFS.`;
}
