import type { Family, FamilyTrack, FinishedTrack } from '../family.js';
import { printAtMost, type PrintedNumber } from '../number-text.js';
import { typeset, type Prose } from '../prose.js';
import { costWords, type HeardTrack } from './cost-words.js';
import { platformCell, signs, type PlatformCell } from './platform-cell.js';
import { albumOf, costOfLoudestDb, playbackOn, type Programme } from './playback.js';
import { gatheredIn, services, type Service } from './services.js';

interface PlatformRow {
  readonly label: string;
  readonly anchor: string;
  readonly title: string;
  /** Empty for a track without a level. */
  readonly cells: readonly PlatformCell[];
}

interface SummaryRow {
  readonly title: string;
  readonly cells: readonly (PrintedNumber | null)[];
}

interface PlatformTable {
  readonly mode: 'album' | 'playlist';
  readonly title: string;
  readonly rows: readonly PlatformRow[];
  readonly summary: readonly SummaryRow[];
}

export interface PlatformsView {
  /** False where no master has a level. */
  readonly shown: boolean;
  readonly columns: readonly { readonly name: string; readonly reference: string }[];
  readonly tables: readonly PlatformTable[];
  readonly cost: Prose;
  readonly signs: readonly string[];
  readonly gathered: string;
  readonly known: readonly { readonly name: string; readonly words: string }[];
}

type Mode = PlatformTable['mode'];

/** What each service will do to every track, with the release in order and with its tracks apart. */
export function drawPlatforms(family: Family): PlatformsView {
  const heard = family.finished.flatMap((track) => {
    const programme = programmeOf(track);
    return programme ? [{ track, programme }] : [];
  });
  const alone = family.tracks.length === 1;
  const modes: readonly Mode[] = alone ? ['playlist'] : ['album', 'playlist'];
  const tables = modes.map((mode) => drawTable(family, { mode, heard }));
  const used = new Set(
    tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ sign }) => sign))),
  );
  return {
    shown: heard.length > 0,
    columns: services.map(({ name, referenceLufs }) => ({
      name,
      reference: referenceLufs === null ? 'no change' : typeset(`${referenceLufs} LUFS`),
    })),
    tables,
    cost: alone ? [] : costWords(heard),
    signs: signs.flatMap(({ sign, words }) =>
      used.has(sign) ? [`${sign} ${typeset(words)}`] : [],
    ),
    gathered: `Gathered in ${gatheredIn}; services change their rules without notice.`,
    known: services.map(({ name, words }) => ({ name, words: typeset(words) })),
  };
}

function programmeOf({ master }: FinishedTrack): Programme | null {
  const { integrated, truePeak } = master;
  if (integrated.value === null || truePeak.value === null) return null;
  return { integratedLufs: integrated.value, truePeakDbtp: truePeak.value };
}

interface TableOptions {
  readonly mode: Mode;
  readonly heard: readonly HeardTrack[];
}

function drawTable(family: Family, { mode, heard }: TableOptions): PlatformTable {
  const album = albumOf(heard.map(({ programme }) => programme));
  const played = (service: Service, programme: Programme) =>
    playbackOn(service, isTogether(service, mode) && album ? album : programme);
  const rows = family.tracks.map((track) => {
    const own = heard.find((one) => one.track === track);
    return {
      ...nameOf(track),
      cells: own
        ? services.map((service) =>
            platformCell(service, {
              playback: played(service, own.programme),
              programme: own.programme,
              of: `${keyOf(service)}:${mode}:${track.number}`,
            }),
          )
        : [],
    };
  });
  const levels = services.map((service) =>
    heard.map(({ programme }) => programme.integratedLufs + played(service, programme).gainDb),
  );
  const spread: SummaryRow = {
    title: 'Loudest to quietest, as heard, LU',
    cells: levels.map((of, column) =>
      printAtMost({
        value: Math.max(...of) - Math.min(...of),
        of: `heard:${keyOf(services[column]!)}:${mode}`,
        reason: '',
      }),
    ),
  };
  const cost: SummaryRow = {
    title: 'What the loudest track costs the others, dB',
    cells: services.map((service) => {
      const value = costOfLoudestDb(
        service,
        heard.map(({ programme }) => programme),
      );
      if (value === null) return null;
      return printAtMost({ value, of: `cost-of-loudest:${keyOf(service)}`, reason: '' });
    }),
  };
  return {
    mode,
    title: mode === 'album' ? 'Album in order' : 'Playlist or shuffle',
    rows,
    summary: heard.length < 2 ? [] : mode === 'album' ? [spread, cost] : [spread],
  };
}

function isTogether(service: Service, mode: Mode): boolean {
  return (mode === 'album' ? service.inAlbum : service.inPlaylist) === 'one gain';
}

/** Its name as one word. */
function keyOf({ name }: Service): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function nameOf(track: FamilyTrack): Pick<PlatformRow, 'label' | 'anchor' | 'title'> {
  return { label: track.label, anchor: track.anchor, title: track.title };
}
