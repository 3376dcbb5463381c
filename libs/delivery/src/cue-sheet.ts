import type { Issue, TagFields } from '@kindred/records';
import { cueTime } from './cue-time.js';

/** A track as delivered. */
export interface CueTrack {
  readonly tags: TagFields;
  /** Its file as the sheet names it: the sheet lies beside it. */
  readonly file: string;
  readonly frames: number;
  /** Silence before the next track, as `gapFrames` counts it. */
  readonly gapFrames: number;
}

export interface CueContent {
  /** In running order. */
  readonly tracks: readonly CueTrack[];
  readonly sampleRateHz: number;
  /** The name of the continuous file; null: each track is a file of its own. */
  readonly continuousFile: string | null;
}

export type CueSheet =
  | { readonly status: 'done'; readonly text: string }
  | { readonly status: 'failed'; readonly issue: Issue };

/** Red Book: track numbers have two digits. */
const mostTracks = 99;

/**
 * A CUE sheet (CDRWIN user guide, appendix A), in UTF-8. Gaps of a continuous file lie between index
 * 00 and 01 of the track behind; between files they are a PREGAP, for a burner to make.
 */
export function cueSheet(content: CueContent): CueSheet {
  const { tracks, continuousFile } = content;
  if (tracks.length > mostTracks) return { status: 'failed', issue: tooMany(tracks.length) };
  const lines =
    continuousFile === null
      ? tracks.flatMap((track, index) => [fileLine(track.file), ...trackLines(content, index)])
      : [fileLine(continuousFile), ...tracks.flatMap((_, index) => trackLines(content, index))];
  const all = [...releaseLines(tracks[0]?.tags), ...lines];
  return { status: 'done', text: all.map((line) => `${line}\r\n`).join('') };
}

function releaseLines(tags: TagFields | undefined): string[] {
  if (tags === undefined) return [];
  return [
    ...(tags.genre === undefined ? [] : [`REM GENRE ${quoted(tags.genre)}`]),
    ...(tags.year === undefined ? [] : [`REM DATE ${tags.year}`]),
    // A UPC is an EAN whose first digit is 0.
    ...(tags.upc === undefined ? [] : [`CATALOG ${tags.upc.padStart(13, '0')}`]),
    `PERFORMER ${quoted(tags.albumArtist)}`,
    `TITLE ${quoted(tags.album)}`,
  ];
}

function trackLines(content: CueContent, index: number): string[] {
  const { tags } = content.tracks[index]!;
  return [
    `  TRACK ${String(index + 1).padStart(2, '0')} AUDIO`,
    `    TITLE ${quoted(tags.title)}`,
    `    PERFORMER ${quoted(tags.artist)}`,
    ...(tags.composer === undefined ? [] : [`    SONGWRITER ${quoted(tags.composer)}`]),
    ...(tags.isrc === undefined ? [] : [`    ISRC ${tags.isrc}`]),
    ...placeLines(content, index),
  ];
}

/**
 * A time of a sheet is a 75th of a second. A track that begins between two begins at the earlier:
 * then none of its samples is missing when it is chosen, and up to 13 ms of what lies before is heard
 * with it. A pause begins at the later, so that it holds no music.
 */
function placeLines({ tracks, sampleRateHz, continuousFile }: CueContent, index: number): string[] {
  const gap = tracks[index - 1]?.gapFrames ?? 0;
  if (continuousFile === null) {
    const pause = Math.round((gap * 75) / sampleRateHz);
    return [...(pause > 0 ? [`    PREGAP ${cueTime(pause)}`] : []), '    INDEX 01 00:00:00'];
  }
  const before = tracks.slice(0, index);
  const startFrame = before.reduce((sum, track) => sum + track.frames + track.gapFrames, 0);
  const start = Math.floor((startFrame * 75) / sampleRateHz);
  const pause = Math.ceil(((startFrame - gap) * 75) / sampleRateHz);
  return [
    ...(gap > 0 && pause < start ? [`    INDEX 00 ${cueTime(pause)}`] : []),
    `    INDEX 01 ${cueTime(start)}`,
  ];
}

function fileLine(file: string): string {
  // FLAC has no word of its own; programs that read it look inside.
  return `FILE "${file}" ${file.toLowerCase().endsWith('.mp3') ? 'MP3' : 'WAVE'}`;
}

/** CD-Text and the format take 80 characters on one line, and know no way to quote a quotation mark. */
function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').replaceAll('"', "'");
  return `"${Array.from(line).slice(0, textMax).join('').trim()}"`;
}

const textMax = 80;

function tooMany(count: number): Issue {
  return {
    code: 'too-many-tracks',
    severity: 'error',
    message: `a CUE sheet holds ${mostTracks} tracks; this release has ${count}`,
    fix: 'Remove `cue` from `deliver:`, or split the release.',
  };
}
