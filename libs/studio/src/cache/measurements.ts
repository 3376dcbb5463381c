import { join } from 'node:path';
import type { CutExcerpt, ProfilePayload, ProfileResult } from '@kindred/jobs';
import type { Issue, JobOutcome, TrackEnvelope } from '@kindred/records';
import type { Listener } from '../event.js';
import { worldIssue } from '../world-issue.js';
import type { Workshop } from '../workshop.js';
import { canonicalText } from './canonical-text.js';
import { createEntryStore, type EntryKey } from './entry-store.js';
import { excerptKey, keptExcerpt, type Excerpting } from './kept-excerpt.js';
import { keptProfile, type Keeping, type Kept } from './kept-profile.js';
import { keptRehearsal, type Rehearsing } from './kept-rehearsal.js';
import { createKnownFiles, stateOf } from './known-files.js';

/** What mixes measure: as an earlier run kept it where that still holds, else measured now. */
export interface Measurements {
  profile(profiling: ProfilePayload, onProgress: OnProgress): Promise<Kept<ProfileResult>>;
  rehearse(rehearsing: Rehearsing, onProgress: OnProgress): Promise<Kept<TrackEnvelope>>;
  /** What is listened to in a report. */
  excerpt(excerpting: Excerpting): Promise<JobOutcome<CutExcerpt>>;
  /** Begins to cut what will probably be asked for, while there is time; nothing if nothing is kept. */
  cutAhead(excerpting: Excerpting): void;
  /** What was remembered under a key by the same code, or null; it must hold all else that the answer follows from. */
  recall(key: EntryKey): unknown;
  remember(key: EntryKey, record: unknown): void;
  /** Whether a file has this digest: by its size and date where they are known, else by reading it. */
  isFile(path: string, sha256: string): Promise<boolean>;
  /** To be told when a file turned out not to be what it was taken for. */
  forget(path: string): void;
  /** To be told when the run is over. */
  close(): void;
}

type OnProgress = (fraction: number) => void;

export interface MeasurementsOptions {
  readonly workshop: Workshop;
  /** Where results are kept between runs; null to keep none and use none. */
  readonly cacheFolder: string | null;
  /** Of the program's own files: what other code decided is not recalled. */
  readonly codeSha256?: string | undefined;
  readonly listener: Listener;
}

/** About a thousand tracks of four minutes. */
const cacheBytesMax = 2 ** 30;

export function openMeasurements(options: MeasurementsOptions): Measurements {
  const { workshop, cacheFolder, codeSha256 = '', listener } = options;
  if (cacheFolder === null) return measuredAnew(workshop);
  const folder = join(cacheFolder, 'measurements');
  const store = createEntryStore({
    folder,
    bytesMax: cacheBytesMax,
    onTrouble: (error) => listener({ kind: 'issue', issue: notKept(error, folder) }),
  });
  const known = createKnownFiles(store);
  const code = [workshop.kernelsSha256, workshop.jobsSha256, codeSha256];
  /** What is cut before it was asked for, by its key. */
  const ahead = new Map<string, Promise<unknown>>();
  const keeping: Keeping = { workshop, store, known };
  return {
    profile: (profiling, onProgress) => keptProfile(keeping, profiling, onProgress),
    rehearse: (rehearsing, onProgress) => keptRehearsal(keeping, rehearsing, onProgress),
    async excerpt(excerpting) {
      await ahead.get(canonicalText(excerptKey(keeping, excerpting)));
      return keptExcerpt(keeping, excerpting);
    },
    cutAhead(excerpting) {
      const cutting = keptExcerpt(keeping, excerpting).catch(() => undefined);
      ahead.set(canonicalText(excerptKey(keeping, excerpting)), cutting);
    },
    recall: (key) => store.get({ ...key, code })?.record ?? null,
    remember: (key, record) => store.put({ ...key, code }, { record, files: {} }),
    async isFile(path, sha256) {
      const atMs = Date.now();
      const state = stateOf(path);
      if (!state) return false;
      const remembered = known.digestOf(path);
      if (remembered !== null) return remembered === sha256;
      const mix = { path, name: path, unpackFolder: '' };
      const digest = await workshop.run('digestFile', { mix });
      if (digest.status !== 'done') return false;
      known.remember({ path, state, atMs, sha256: digest.result });
      return digest.result === sha256;
    },
    forget: (path) => known.forget(path),
    close: () => store.trim(),
  };
}

function measuredAnew(workshop: Workshop): Measurements {
  return {
    async profile(profiling, onProgress) {
      const outcome = await workshop.run('profileTrack', profiling, onProgress);
      return { outcome, isUnchanged: false };
    },
    async rehearse({ payload }, onProgress) {
      const outcome = await workshop.run('rehearseTrack', payload, onProgress);
      return { outcome, isUnchanged: false };
    },
    excerpt: ({ payload }) => workshop.run('cutExcerpt', payload),
    cutAhead: () => undefined,
    recall: () => null,
    remember: () => undefined,
    isFile: async () => false,
    forget: () => undefined,
    close: () => undefined,
  };
}

function notKept(error: unknown, folder: string): Issue {
  return {
    code: 'cache',
    severity: 'note',
    message: `measurements are not kept for the next run: ${worldIssue(error, join(folder, 'entry')).message}`,
    fix: 'Set KINDRED_CACHE_DIR to a folder that may be written in, or use --no-cache.',
  };
}
