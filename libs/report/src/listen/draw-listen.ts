import { designBiquad, type EqBand } from '@kindred/dsp';
import { sayMegabytes, sayTime, type Excerpt, type Excerpts } from '@kindred/records';
import { gapText } from '../family-joins.js';
import { isFinished, type Family, type FamilyTrack } from '../family.js';
import { base64Bytes } from '../page-template.js';
import { typeset, whole } from '../prose.js';
import { speakerRateHz } from '../speakers/speaker-loss.js';
import { speakers } from '../speakers/speakers.js';
import { drawWave } from './wave-path.js';

/** Something that can be played: a track's two sides, or a join, which has masters alone. */
interface Playable {
  /** "t04", or "join-4": names it for the player. */
  readonly key: string;
  /** Number of the track; null for a join. */
  readonly track: number | null;
  readonly label: string;
  readonly title: string;
  readonly seconds: number;
  /** Where in its track it begins; 0 for a join. */
  readonly startSeconds: number;
  /** From the excerpt's first frame to its last, as times of the track. */
  readonly range: string;
  readonly rangeOf: string;
  readonly wave: string;
  readonly sides: readonly Side[];
}

interface Side {
  readonly name: 'mix' | 'master' | 'join';
  readonly words: string;
  readonly excerpt: Excerpt;
  /** Empty where it has no loudness: then nothing is matched. */
  readonly lufs: string;
}

export interface ListenView {
  /** False where the page carries no sound. */
  readonly shown: boolean;
  readonly tracks: readonly Playable[];
  readonly joins: readonly Playable[];
  readonly rateHz: number;
  /** The speakers' filters as second-order sections for the player, as JSON. */
  readonly filters: string;
  readonly speakers: readonly {
    readonly key: string;
    readonly name: string;
    readonly digit: number;
  }[];
  /** Everything that is heard, in its order. */
  readonly sounds: readonly Excerpt[];
  /** What it takes of the page. */
  readonly size: string;
}

/** What can be listened to, and with what. */
export function drawListen(family: Family): ListenView {
  const { excerpts } = family;
  const tracks = (excerpts?.tracks ?? []).flatMap((one, index) => {
    const track = family.tracks.find(({ number }) => number === one.number);
    return track ? [playableTrack(track, one, index)] : [];
  });
  const joins = (excerpts?.joins ?? []).flatMap(
    (one, index) => playableJoin(family, one, index) ?? [],
  );
  const sounds = [...tracks, ...joins].flatMap(({ sides }) => sides.map(({ excerpt }) => excerpt));
  return {
    shown: sounds.length > 0,
    tracks,
    joins,
    rateHz: speakerRateHz,
    filters: JSON.stringify(
      speakers.map(({ key, filters, sideLinear, sideFilters }) => ({
        key,
        sections: filters.map(sectionOf),
        sideLinear,
        sideSections: sideFilters.map(sectionOf),
      })),
    ),
    speakers: speakers.map(({ key, name }, index) => ({ key, name, digit: index + 1 })),
    sounds,
    size: typeset(sayMegabytes(sounds.reduce((sum, excerpt) => sum + base64Bytes(excerpt), 0))),
  };
}

function playableTrack(
  track: FamilyTrack,
  { startSeconds, mix, master }: Excerpts['tracks'][number],
  index: number,
): Playable {
  const { label, anchor, title } = track;
  const range = { startSeconds, seconds: master.seconds };
  return {
    key: anchor,
    track: track.number,
    label,
    title,
    seconds: master.seconds,
    startSeconds,
    range: `${sayTime(startSeconds)}\u2013${sayTime(startSeconds + master.seconds)}`,
    rangeOf: `excerpt-range:${index}`,
    wave: isFinished(track) ? drawWave(track.rendering.outputs[0]!.measured.overview, range) : '',
    sides: [
      sideOf(mix, { name: 'mix', words: 'Mix' }),
      sideOf(master, { name: 'master', words: 'Master' }),
    ],
  };
}

function playableJoin(
  { tracks }: Family,
  { from, to, excerpt, gapStartSeconds, gapEndSeconds }: Excerpts['joins'][number],
  index: number,
): Playable | null {
  const [first, next] = [from, to].map((number) => tracks.find((one) => one.number === number));
  if (!first || !next) return null;
  return {
    key: `join-${first.anchor}`,
    track: null,
    label: `${first.label} to ${next.label}`,
    title: `${whole(first.title)} into ${whole(next.title)}`,
    seconds: excerpt.seconds,
    startSeconds: 0,
    range: typeset(`${addedText(gapEndSeconds - gapStartSeconds)} added between`),
    rangeOf: `added-gap:${index}`,
    wave: '',
    sides: [sideOf(excerpt, { name: 'join', words: 'The join' })],
  };
}

/** "2 s", and of what fills a sector of a CD that it is there. */
function addedText(seconds: number): string {
  if (seconds <= 0) return 'nothing';
  return seconds < 0.05 ? 'under 0.1 s' : `${gapText(seconds)} s`;
}

function sideOf(excerpt: Excerpt, { name, words }: Pick<Side, 'name' | 'words'>): Side {
  const { integratedLufs } = excerpt;
  return { name, words, excerpt, lufs: integratedLufs === null ? '' : integratedLufs.toFixed(3) };
}

/** b0, b1, b2, a1, a2 at the player's rate: what its filter nodes take. */
function sectionOf(band: EqBand): readonly number[] {
  const { b0, b1, b2, a1, a2 } = designBiquad(band, speakerRateHz);
  return [b0, b1, b2, a1, a2];
}
