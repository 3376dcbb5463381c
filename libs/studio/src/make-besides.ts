import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { keepTextDurably, publish } from '@kindred/audio-io';
import { checksumList, cueSheet, releaseFileName, type CueTrack } from '@kindred/delivery';
import {
  filesOfTrack,
  isRejected,
  type Deliverable,
  type DeliveredFile,
  type Issue,
  type Output,
  type Renderings,
  type TagFields,
} from '@kindred/records';
import { worldIssue } from './world-issue.js';
import type { Run } from './open-run.js';
import { recordPath } from './release-folder.js';

/** What is made beside the tracks of a release that lies in its place, and why some of it is not. */
export interface Besides {
  readonly files: readonly DeliveredFile[];
  readonly issues: readonly Issue[];
}

export interface Making {
  readonly outputs: readonly Output[];
  readonly renderings: Renderings;
  /** Of each track by its number; none for a track without a master. */
  readonly tags: ReadonlyMap<number, TagFields>;
  /** Silence behind each track, in running order; null where the release is not whole. */
  readonly gaps: readonly number[] | null;
  /** The release as one file, tagged, in the work folder. */
  readonly continuous: {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
  } | null;
}

/** Cue sheets, the continuous file and the list of checksums; what the world refuses is an issue. */
export async function makeBesides(
  run: Pick<Run, 'release' | 'folder'>,
  making: Making,
): Promise<Besides> {
  const { release, folder } = run;
  const asked = new Set<Deliverable>(release.deliver);
  const issues: Issue[] = [];
  const files: DeliveredFile[] = [];
  const attempt = async (
    path: string,
    make: () => Promise<DeliveredFile | Issue>,
  ): Promise<void> => {
    try {
      const made = await make();
      if ('code' in made) issues.push(made);
      else files.push(made);
    } catch (error) {
      issues.push(worldIssue(error, path));
    }
  };
  const write = async (path: string, file: WrittenText): Promise<DeliveredFile> => {
    await mkdir(dirname(path), { recursive: true });
    keepTextDurably(path, file.text);
    return { kind: file.kind, file: recordPath(folder, path), ...shape(file.text) };
  };

  const wholeOnly = [...asked].filter((one) => one === 'cue' || one === 'one continuous file');
  if (making.gaps === null && wholeOnly.length > 0) issues.push(notWhole(wholeOnly));
  const { gaps } = making;
  if (gaps !== null && asked.has('cue')) {
    const path = join(folder.masters, releaseFileName(release.title, 'cue'));
    await attempt(path, async () => {
      const sheet = cueSheet({ ...cueContent(making, gaps), continuousFile: null });
      return sheet.status === 'failed'
        ? sheet.issue
        : write(path, { kind: 'cue', text: sheet.text });
    });
  }
  const { continuous } = making;
  if (gaps !== null && continuous) {
    const name = releaseFileName(release.title, 'wav');
    const path = join(folder.masters, 'continuous', name);
    const cuePath = join(folder.masters, 'continuous', releaseFileName(release.title, 'cue'));
    await attempt(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      publish(continuous.path, path);
      const { sha256, bytes } = continuous;
      const file = recordPath(folder, path);
      const output = asWav(making.outputs[0]!);
      return { kind: 'continuous', file, track: null, output, sha256, bytes };
    });
    await attempt(cuePath, async () => {
      const sheet = cueSheet({ ...cueContent(making, gaps), continuousFile: name });
      return sheet.status === 'failed'
        ? sheet.issue
        : write(cuePath, { kind: 'cue', text: sheet.text });
    });
  }
  if (asked.has('checksums')) {
    const path = join(folder.masters, 'checksums.sha256');
    const listed = [...mastersOf(making.renderings), ...files].map(({ file, sha256 }) => ({
      file: posix.relative('masters', file),
      sha256,
    }));
    await attempt(path, () => write(path, { kind: 'checksums', text: checksumList(listed) }));
  }
  return { files, issues };
}

interface WrittenText {
  readonly kind: 'cue' | 'checksums';
  readonly text: string;
}

function shape(text: string): Omit<DeliveredFile, 'kind' | 'file'> {
  const bytes = Buffer.from(text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { track: null, output: null, bytes: bytes.length, sha256 };
}

function mastersOf({ tracks }: Renderings): readonly { file: string; sha256: string }[] {
  return tracks.flatMap(filesOfTrack).filter((file) => !isRejected(file));
}

function cueContent(
  { renderings, tags }: Making,
  gaps: readonly number[],
): { readonly tracks: readonly CueTrack[]; readonly sampleRateHz: number } {
  const rendered = renderings.tracks.flatMap((track) =>
    track.outputs.map(({ file, format }) => ({ number: track.number, file, format })),
  );
  const first = rendered[0]!.format;
  return {
    sampleRateHz: first.sampleRateHz,
    tracks: rendered.map(({ number, file, format }, index) => ({
      tags: tags.get(number)!,
      file: posix.relative('masters', file),
      frames: format.frames,
      gapFrames: Math.round(((gaps[index] ?? 0) * first.sampleRateHz) / format.sampleRateHz),
    })),
  };
}

/** What the first output is made of, which is what the continuous file holds. */
function asWav(first: Output): Output {
  const { sampleRateHz } = first;
  return first.container === 'mp3'
    ? { container: 'wav', encoding: 'f32', sampleRateHz, dither: 'plain' }
    : { container: 'wav', encoding: first.encoding, sampleRateHz, dither: first.dither };
}

function notWhole(asked: readonly string[]): Issue {
  return {
    code: 'release-not-whole',
    severity: 'warning',
    message: `no ${asked.join(' and no ')}: not every track has a master that keeps its promises`,
    fix: 'They are made when all tracks are.',
  };
}
