import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunk, fmtBody, riff, wav } from '../test/build-wav.js';
import { outcomeOf, readWhole } from '../test/read-whole.js';
import { tempFolder } from '../test/temp-folder.js';
import { FileFault } from './file-fault.js';
import { openAudio } from './open-audio.js';

const folder = tempFolder();
const audio = Buffer.from(Array.from({ length: 6000 }, (_, index) => (index * 31) % 255));
const fmt24 = chunk('fmt ', fmtBody({ bits: 24 }));

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function refusalOf(path: string, name = 'mixes/a.wav') {
  const opened = openAudio(path, { name });
  if (opened.status === 'done') throw new Error('was opened');
  return opened.issue;
}

function sourceOf(path: string, digest: 'sha256' | 'none' = 'sha256') {
  const opened = openAudio(path, { name: 'mixes/a.wav', digest });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  return opened.source;
}

/** The head of an Ogg file whose first packet begins so. */
function oggOf(packet: string): Buffer {
  return Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24, 1), Buffer.from(packet, 'latin1')]);
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof FileFault) return error.issue.code;
    throw error;
  }
  return 'no fault';
}

describe('reading', () => {
  it.each([6, 7, 11, 64, 1000, 1 << 20])(
    'gives every frame once, whole, in views of %i bytes',
    (viewBytes) => {
      const path = write(
        'a.wav',
        riff([chunk('junk', Buffer.alloc(5)), fmt24, chunk('data', audio)]),
      );
      expect(Buffer.compare(readWhole(path, viewBytes).audio, audio)).toBe(0);
    },
  );

  it('fills the caller’s view in place and leaves its rest alone', () => {
    const source = sourceOf(write('a.wav', riff([fmt24, chunk('data', audio)])));
    const memory = new Uint8Array(64).fill(0xaa);
    expect(source.read(memory.subarray(8, 8 + 15))).toBe(12);
    expect(Buffer.compare(memory.subarray(8, 20), audio.subarray(0, 12))).toBe(0);
    expect([...memory.subarray(20)].every((byte) => byte === 0xaa)).toBe(true);
    expect(memory[7]).toBe(0xaa);
    source.close();
  });

  it('reads into the memory of a WebAssembly instance', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const source = sourceOf(write('a.wav', riff([fmt24, chunk('data', audio)])));
    expect(source.read(new Uint8Array(memory.buffer, 4096, 6000))).toBe(6000);
    expect(Buffer.compare(Buffer.from(memory.buffer, 4096, 6000), audio)).toBe(0);
    expect(source.finishDigest()).toMatch(/^[0-9a-f]{64}$/);
    source.close();
  });

  it('goes on answering 0 at the end', () => {
    const source = sourceOf(write('a.wav', riff([fmt24, chunk('data', audio)])));
    const view = new Uint8Array(6000);
    expect([source.read(view), source.read(view), source.read(view)]).toEqual([6000, 0, 0]);
    source.close();
    source.close();
  });

  it('refuses a view too small for a frame, and a closed source, as bugs', () => {
    const source = sourceOf(write('a.wav', riff([fmt24, chunk('data', audio)])));
    expect(() => source.read(new Uint8Array(5))).toThrow(/no whole frame/);
    source.close();
    expect(() => source.read(new Uint8Array(6))).toThrow(/closed/);
  });
});

describe('the digest', () => {
  const odd = riff([
    chunk('junk', Buffer.alloc(300_001, 3)),
    fmt24,
    chunk('data', audio.subarray(0, 5999)),
    chunk('LIST', Buffer.alloc(700_000, 9)),
  ]);
  const sha256 = createHash('sha256').update(odd).digest('hex');

  it('is of the whole file, chunks around the audio and a cut frame included', () => {
    expect(readWhole(write('odd.wav', odd)).sha256).toBe(sha256);
  });

  it.each([0, 1, 3])('is the same after %i reads', (reads) => {
    const source = sourceOf(write('odd.wav', odd));
    for (let read = 0; read < reads; read++) source.read(new Uint8Array(100));
    expect(source.finishDigest()).toBe(sha256);
    expect(source.read(new Uint8Array(100))).toBe(0);
    source.close();
  });

  it('is not to be had where it was declined', () => {
    const source = sourceOf(write('odd.wav', odd), 'none');
    source.read(new Uint8Array(100));
    expect(() => source.finishDigest()).toThrow(/none/);
    source.close();
  });
});

describe('a file that changes while it is read', () => {
  it('is a fault once it got shorter, not an early end', () => {
    const path = write('b.wav', riff([fmt24, chunk('data', audio)]));
    const source = sourceOf(path);
    source.read(new Uint8Array(600));
    truncateSync(path, 2000);
    expect(faultOf(() => source.read(new Uint8Array(6000)))).toBe('changed');
    source.close();
  });

  it('is a fault at the digest once it got longer', () => {
    const path = write('b.wav', riff([fmt24, chunk('data', audio)]));
    const source = sourceOf(path);
    source.read(new Uint8Array(6000));
    appendFileSync(path, 'more');
    expect(faultOf(() => source.finishDigest())).toBe('changed');
    source.close();
  });
});

describe('what is no audio file', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['a.WAV', Buffer.from('\0\0\0\x20ftypM4A aaaaaaaaaaaa'), /is called \.wav but is an MP4/],
    ['a.m4a', Buffer.from('\0\0\0\x20ftypM4A aaaaaaaaaaaa'), /is an MP4 .*, which is not read$/],
    ['a.opus', oggOf('OpusHead\x01'), /is Opus, which is not read$/],
    ['b.ogg', oggOf('\x7fFLAC\x01'), /is FLAC inside Ogg, which is not read$/],
    ['a.spx', oggOf('Speex   1.2'), /is Speex/],
    ['c.ogg', oggOf('fishead\0'), /is Ogg without Vorbis in it/],
    ['a.wv', Buffer.from('wvpkaaaaaaaaaaaaaaaa'), /is WavPack, which is not read$/],
    ['a.caf', Buffer.from('caffaaaaaaaaaaaaaaaa'), /is Core Audio/],
    ['a.aac', Buffer.from('fff15080000000000000', 'hex'), /is AAC/],
    ['a.avi', Buffer.from('RIFF\x40\0\0\0AVI LIST'), /is an AVI film/],
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex'), /is a PNG picture/],
    ['a.txt', Buffer.from('These are the mixes you asked for.\r\n'), /is plain text/],
    [
      'c.wav',
      Buffer.from(Array.from({ length: 99 }, (_, index) => (index * 7) % 255)),
      /begins like no audio/,
    ],
  ])('%s is refused by what it looks like', (name, bytes, says) => {
    const { code, issue } = outcomeOf(folder, bytes, name) as {
      code: string;
      issue: { message: string };
    };
    expect(code).toBe('not-audio');
    expect(issue.message).toMatch(says);
  });

  it.each([
    ['a.flac', Buffer.from('fLaC\0\0\0\x22aaaaaaaaaaaa')],
    ['a.mp3', Buffer.from('ID3\x04aaaaaaaaaaaa')],
    ['b.mp3', Buffer.from('fffb9064000000000000', 'hex')],
    ['a.ogg', oggOf('\x01vorbis')],
  ])('%s is to be unpacked first', (name, bytes) => {
    expect(outcomeOf(folder, bytes, name).code).toBe('compressed');
  });

  it('an empty file is said to be empty', () => {
    expect(refusalOf(write('a.wav', Buffer.alloc(0))).code).toBe('empty-file');
  });

  it.each([1, 4, 8, 11, 12])('the first %i bytes of a WAV file are a damaged one', (length) => {
    const path = write('a.wav', wav({}, audio).subarray(0, length));
    expect(['damaged-header', 'not-audio']).toContain(refusalOf(path).code);
  });
});

describe('what cannot be opened', () => {
  it('carries the name that the person wrote, never the path', () => {
    const issue = refusalOf(join(folder, 'nowhere', 'a.wav'), 'mixes/01 Ignition.wav');
    expect(issue.code).toBe('missing-file');
    expect(issue.place).toEqual({ file: 'mixes/01 Ignition.wav' });
    expect(issue.message).toBe('mixes/01 Ignition.wav does not exist');
  });

  it('a path through a file, too long, or with a zero in it does not exist', () => {
    const file = write('a.wav', wav({}, audio));
    const paths = [join(file, 'b.wav'), join(folder, 'x'.repeat(5000)), join(folder, 'a\0.wav')];
    expect(paths.map((path) => refusalOf(path).code)).toEqual(Array(3).fill('missing-file'));
  });

  it('a folder is not a file', () => {
    mkdirSync(join(folder, 'folder.wav'));
    expect(refusalOf(join(folder, 'folder.wav')).code).toBe('not-a-file');
  });

  it('a pipe is refused without waiting for its other end', () => {
    const pipe = join(folder, 'pipe.wav');
    execFileSync('mkfifo', [pipe]);
    expect(refusalOf(pipe).code).toBe('not-a-file');
  });

  it('a link is followed, and a dangling one is a missing file', () => {
    const path = write('a.wav', wav({}, audio));
    symlinkSync(path, join(folder, 'link.wav'));
    symlinkSync(join(folder, 'gone.wav'), join(folder, 'dangling.wav'));
    expect(readWhole(join(folder, 'link.wav')).format.frames).toBe(1500);
    expect(refusalOf(join(folder, 'dangling.wav')).code).toBe('missing-file');
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.warn('SKIPPED: a file without permission; root may read every file');
  it.skipIf(isRoot)('a file without permission is said to be that', () => {
    const path = write('locked.wav', wav({}, audio));
    chmodSync(path, 0);
    expect(refusalOf(path).code).toBe('permission');
  });
});
