import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AudioSampleSink, BufferSource, Input, WAVE } from 'mediabunny';
import nodeWav from 'node-wav';
import { describe, expect, it } from 'vitest';
import { chunk, extensibleBody, fmtBody, riff, type Fmt } from '../../test/build-wav.js';
import { readWhole } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { textbookDecode } from '../../test/textbook-decode.js';
import { createWavWriter, type WavWriterOptions } from './wav-writer.js';

/** Our reader and writer against others'. */
const folder = tempFolder();
const path = join(folder, 'a.wav');

/** Bytes from a fixed generator (Numerical Recipes, §7.1), so that every kind of sample occurs. */
function noise(length: number, seed = 1): Buffer {
  let state = seed;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    }),
  );
}

/** Noise of 1200 bytes: finite for floats, and without −1.0, which node-wav turns over in 24 bits. */
function samplesFor({ tag = 1, bits = 16 }: Fmt): Buffer {
  const bytes = noise(1200, bits);
  if (tag === 3 && bits === 32)
    new Float32Array(bytes.buffer, bytes.byteOffset, 300).set(ramp(300));
  if (tag === 3 && bits === 64)
    new Float64Array(bytes.buffer, bytes.byteOffset, 150).set(ramp(150));
  return bytes;
}

function ramp(length: number): number[] {
  return Array.from({ length }, (_, index) => (index - length / 2) / 61);
}

const kinds: Fmt[] = [1, 2].flatMap((channels) => [
  { channels, bits: 8 },
  { channels, bits: 16 },
  { channels, bits: 24 },
  { channels, bits: 32 },
  { channels, bits: 32, tag: 3 },
]);

/** Frames in turn, one channel after another within each. */
function interleaved(channelData: readonly Float32Array[]): number[] {
  const frames = channelData[0]?.length ?? 0;
  return Array.from({ length: frames * channelData.length }, (_, index) =>
    Number(channelData[index % channelData.length]?.[Math.floor(index / channelData.length)]),
  );
}

/** In a buffer of its own: node-wav forgets where in a pool a Buffer begins. */
function alone(bytes: Uint8Array): Buffer {
  return Buffer.from(new Uint8Array(bytes).buffer);
}

describe('against node-wav, where it is right: plain PCM and float32 in a tidy file', () => {
  it.each(kinds)('decodes %o to the same samples', (fmt) => {
    const bytes = riff([chunk('fmt ', fmtBody(fmt)), chunk('data', samplesFor(fmt))]);
    writeFileSync(path, bytes);
    const { audio, layout } = readWhole(path);
    const ours = [...textbookDecode(audio, layout)];
    const full = Math.pow(2, (fmt.bits ?? 16) - 1);
    // node-wav maps the highest integer, not one above it, to 1.
    const scaled = ours.map((x) =>
      Math.fround(fmt.tag === 3 || x < 0 ? x : (x * full) / (full - 1)),
    );
    expect(interleaved(nodeWav.decode(alone(bytes)).channelData)).toEqual(scaled);
  });

  it.each([16, 24, 32])('reads what it writes in %i bits', (bitDepth) => {
    const channelData = [Float32Array.from(ramp(99)), Float32Array.from(ramp(99).reverse())];
    const float = bitDepth === 32;
    writeFileSync(path, nodeWav.encode(channelData, { sampleRate: 48000, bitDepth, float }));
    const { format, audio, layout } = readWhole(path);
    expect(format).toMatchObject({
      frames: 99,
      channels: 2,
      sampleRateHz: 48000,
      bitsPerSample: bitDepth,
    });
    const clipped = interleaved(channelData).map((x) => Math.max(-1, Math.min(1, x)));
    const errors = [...textbookDecode(audio, layout)].map((x, index) =>
      Math.abs(x - Number(clipped[index])),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(float ? 0 : 2 / Math.pow(2, bitDepth - 1));
  });
});

describe('against mediabunny', () => {
  const containers: [string, (fmt: Fmt) => Buffer][] = [
    ['plain', fmtBody],
    ['extensible', extensibleBody],
  ];
  const cases = containers.flatMap(([name, body]) =>
    [...kinds, { channels: 2, bits: 64, tag: 3 }].map((fmt) => ({ name, body, fmt })),
  );

  it.each(cases)('decodes $fmt, $name, to the same samples', async ({ body, fmt }) => {
    const odd = chunk('junk', Buffer.alloc(7));
    const list = chunk('LIST', Buffer.from('INFOISFT\x04\0\0\0test', 'latin1'));
    const bytes = riff([odd, chunk('fmt ', body(fmt)), list, chunk('data', samplesFor(fmt)), list]);
    writeFileSync(path, bytes);
    const { format, audio, layout } = readWhole(path);
    const theirs = await decodeByMediabunny(bytes);
    expect(theirs.sampleRateHz).toBe(format.sampleRateHz);
    expect(theirs.channels).toBe(format.channels);
    const ours = Float32Array.from(textbookDecode(audio, layout));
    expect(theirs.samples.length).toBe(ours.length);
    expect(theirs.samples.findIndex((sample, index) => sample !== ours[index])).toBe(-1);
  });

  it.each(['s16', 's24', 'f32'] as const)('it reads what we write in %s', async (encoding) => {
    const options = { encoding, channels: 2, sampleRateHz: 96000, frames: 333 };
    writeSamples(options);
    const theirs = await decodeByMediabunny(readFileSync(path));
    const { audio, layout } = readWhole(path);
    expect(theirs).toMatchObject({ sampleRateHz: 96000, channels: 2 });
    expect([...theirs.samples]).toEqual([...Float32Array.from(textbookDecode(audio, layout))]);
  });
});

const hasFfmpeg = ['ffmpeg', 'ffprobe'].every((tool) => spawnSync(tool, ['-version']).status === 0);
if (!hasFfmpeg)
  console.warn('SKIPPED: our WAV files in ffmpeg; ffmpeg or ffprobe is not on the PATH');

describe.skipIf(!hasFfmpeg)('against ffmpeg', () => {
  const wanted = {
    s16: { codec: 'pcm_s16le', bits: 16 },
    s24: { codec: 'pcm_s24le', bits: 24 },
    f32: { codec: 'pcm_f32le', bits: 32 },
  };
  const cases = (['s16', 's24', 'f32'] as const).flatMap((encoding) =>
    [1, 2].map((channels) => ({ encoding, channels })),
  );

  it.each(cases)(
    'it sees what we write in $encoding with $channels channel(s)',
    ({ encoding, channels }) => {
      writeSamples({ encoding, channels, sampleRateHz: 48000, frames: 4801 });
      const { codec, bits } = wanted[encoding];
      const probed = execFileSync('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', path]);
      const [stream] = JSON.parse(probed.toString()).streams;
      expect(stream).toMatchObject({
        codec_name: codec,
        sample_rate: '48000',
        channels,
        bits_per_sample: bits,
        duration_ts: 4801,
      });
      const decode = ['-v', 'error', '-i', path, '-f', codec.slice(4), '-c:a', codec, '-'];
      expect(Buffer.compare(execFileSync('ffmpeg', decode), readWhole(path).audio)).toBe(0);
    },
  );

  it('we read what it writes: 24-bit extensible, streamed without a length, RF64', () => {
    writeSamples({ encoding: 's24', channels: 2, sampleRateHz: 44100, frames: 5000 });
    const { audio } = readWhole(path);
    const other = join(folder, 'b.wav');
    const run = (...options: string[]): void => {
      execFileSync('ffmpeg', [
        '-v',
        'error',
        '-y',
        '-i',
        path,
        '-c:a',
        'pcm_s24le',
        ...options,
        other,
      ]);
    };
    run();
    expect(readWhole(other)).toMatchObject({ issues: [], format: { bitsPerSample: 24 } });
    expect(Buffer.compare(readWhole(other).audio, audio)).toBe(0);
    run('-rf64', 'always');
    expect(readWhole(other).issues).toEqual([]);
    expect(Buffer.compare(readWhole(other).audio, audio)).toBe(0);
    const piped = ['-v', 'error', '-i', path, '-c:a', 'pcm_s24le', '-f', 'wav', '-'];
    writeFileSync(other, execFileSync('ffmpeg', piped));
    expect(readWhole(other).issues.map(({ code }) => code)).toEqual(['unknown-length']);
    expect(Buffer.compare(readWhole(other).audio, audio)).toBe(0);
  });
});

function writeSamples(options: WavWriterOptions): void {
  const { encoding, channels, frames } = options;
  const samples = frames * channels;
  const audio =
    encoding === 'f32'
      ? Buffer.from(Float32Array.from(ramp(samples)).buffer)
      : noise(samples * (encoding === 's16' ? 2 : 3));
  const writer = createWavWriter(path, options);
  writer.write(audio);
  writer.finish();
}

async function decodeByMediabunny(bytes: Uint8Array) {
  const input = new Input({ formats: [WAVE], source: new BufferSource(bytes) });
  const track = await input.getPrimaryAudioTrack();
  if (track === null) throw new Error('mediabunny found no audio');
  const samples: number[] = [];
  for await (const sample of new AudioSampleSink(track).samples()) {
    const options = { format: 'f32' as const, planeIndex: 0 };
    const block = new Float32Array(sample.allocationSize(options) / 4);
    sample.copyTo(block, options);
    for (const value of block) samples.push(value);
    sample.close();
  }
  return { samples, sampleRateHz: track.sampleRate, channels: track.numberOfChannels };
}
