import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AudioFormat, Issue, SampleLayout } from '@kindred/records';
import { openAudio } from '../src/open-audio.js';

export type WholeFile = {
  readonly format: AudioFormat;
  readonly layout: SampleLayout;
  readonly issues: readonly Issue[];
  readonly audio: Uint8Array;
  readonly sha256: string;
};

/** Opens `path`, reads all its audio in views of `viewBytes`, and closes it. */
export function readWhole(path: string, viewBytes = 1 << 16): WholeFile {
  const opened = openAudio(path, { name: 'mixes/a.wav' });
  assert(opened.status === 'done', opened.status === 'failed' ? opened.issue.message : '');
  const { source } = opened;
  try {
    const view = new Uint8Array(Math.max(viewBytes, source.layout.frameBytes));
    const blocks: Uint8Array[] = [];
    for (let got = source.read(view); got > 0; got = source.read(view)) {
      blocks.push(view.slice(0, got));
    }
    const { format, layout, issues } = source;
    return { format, layout, issues, audio: Buffer.concat(blocks), sha256: source.finishDigest() };
  } finally {
    source.close();
  }
}

/** Writes `bytes` to a file and opens that: an outcome for every kind of damage. */
export function outcomeOf(folder: string, bytes: Uint8Array, name = 'a.wav') {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const opened = openAudio(path, { name: `mixes/${name}` });
  if (opened.status === 'failed') return { code: opened.issue.code, issue: opened.issue };
  opened.source.close();
  return { code: 'done', ...readWhole(path) };
}
