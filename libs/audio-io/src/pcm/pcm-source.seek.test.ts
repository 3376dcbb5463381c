import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAudio } from '../open-audio.js';
import type { AudioSource } from '../audio-source.js';
import { createWavWriter } from '../wav/wav-writer.js';

let folder: string;
let path: string;
const bytes = new Uint8Array(60).map((_, i) => i);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-seek-'));
  path = join(folder, 'a.wav');
  const writer = createWavWriter(path, {
    sampleRateHz: 44100,
    channels: 2,
    encoding: 's24',
    frames: 10,
  });
  writer.write(bytes);
  writer.finish();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(digest: 'sha256' | 'none'): AudioSource {
  const opened = openAudio(path, { name: 'a.wav', digest });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  return opened.source;
}

describe('seeking in a source', () => {
  it('goes on reading from the frame it was sent to, forward and back', () => {
    const source = open('none');
    const into = new Uint8Array(12);
    for (const frame of [7, 0, 3, 8]) {
      source.seek(frame);
      expect(source.read(into)).toBe(12);
      expect(into).toEqual(bytes.subarray(frame * 6, frame * 6 + 12));
    }
    source.seek(10);
    expect(source.read(into)).toBe(0);
    source.close();
  });

  it('is refused where a digest wants every byte in order, and past the end', () => {
    const hashed = open('sha256');
    expect(() => hashed.seek(1)).toThrow();
    hashed.close();
    const source = open('none');
    expect(() => source.seek(11)).toThrow();
    source.close();
  });
});
