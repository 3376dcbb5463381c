import { isFinished, type Family, type FamilyTrack } from '../family.js';
import { printChange, type PrintedNumber } from '../number-text.js';
import { typeset } from '../prose.js';
import { speakerChangeLu } from './speaker-loss.js';
import { speakers, type Speaker } from './speakers.js';

interface SpeakerCell {
  readonly number: PrintedNumber;
  readonly quiet: boolean;
  readonly noted: boolean;
}

interface SpeakerRow {
  readonly label: string;
  readonly anchor: string;
  readonly title: string;
  /** Empty for a track without a master or a tone. */
  readonly cells: readonly SpeakerCell[];
}

export interface SpeakersView {
  /** False where no master has a tone. */
  readonly shown: boolean;
  readonly sub: string;
  readonly columns: readonly Pick<Speaker, 'key' | 'name' | 'words'>[];
  /** What becomes of the family as a whole; none for one track alone. */
  readonly family: readonly PrintedNumber[];
  readonly rows: readonly SpeakerRow[];
}

/** Under half a decibel nobody hears a difference between songs. */
const heardLu = 0.5;

/** How much louder or quieter each master gets elsewhere, against what becomes of its siblings. */
export function drawSpeakers(family: Family): SpeakersView {
  const changes = family.tracks.map(changesOf);
  const known = changes.filter((of) => of !== null);
  const alone = family.tracks.length === 1;
  const usual = speakers.map((_, column) => (alone ? 0 : medianOf(known.map((of) => of[column]!))));
  return {
    shown: known.length > 0,
    sub: typeset(
      alone
        ? 'How much louder or quieter its loud sections become on each, in LU.'
        : 'How much louder or quieter the loud sections of each track become, against its siblings, in LU. From 2 LU on they are marked; in mono from 3 LU on.',
    ),
    columns: speakers.map(({ key, name, words }) => ({ key, name, words: typeset(words) })),
    family: alone
      ? []
      : speakers.map(({ key }, column) =>
          printChange({ value: usual[column]!, of: `speaker-family:${key}`, reason: '' }),
        ),
    rows: family.tracks.map((track, index) => ({
      label: track.label,
      anchor: track.anchor,
      title: track.title,
      cells: (changes[index] ?? []).map((change, column) =>
        cellOf(change - usual[column]!, { speaker: speakers[column]!, track, alone }),
      ),
    })),
  };
}

/** Of one master on every speaker; null where it has no loud sections to go by. */
function changesOf(track: FamilyTrack): readonly number[] | null {
  const loud = isFinished(track) ? track.master.tone.loud : null;
  if (!loud) return null;
  const changes = speakers.flatMap((speaker) => speakerChangeLu(speaker, loud) ?? []);
  return changes.length === speakers.length ? changes : null;
}

function cellOf(
  value: number,
  { speaker, track, alone }: { speaker: Speaker; track: FamilyTrack; alone: boolean },
): SpeakerCell {
  return {
    number: printChange({ value, of: `speaker:${speaker.key}:${track.number}`, reason: '' }),
    quiet: Math.abs(value) < heardLu,
    noted: !alone && Math.abs(value) >= speaker.noteLu,
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
