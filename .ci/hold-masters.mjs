// Masters both corpus EPs (twice, with one and with two workers) and the demo EP, and holds every
// file as written against ffmpeg: loudness by ebur128, peaks by ebur128 and by 8x oversampling.
// Prints one line a check and, last, "N passed, N failed".
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const work = resolve(process.argv[2] ?? '.');
const kindred = resolve('apps/cli/bin/kindred.js');
let passed = 0;
let failed = 0;

function hold(what, holds, detail) {
  if (holds) passed++;
  else failed++;
  process.stdout.write(`${holds ? 'ok  ' : 'FAIL'} ${what}: ${detail}\n`);
}

/** Integrated loudness and true peak by ffmpeg's ebur128, to the decimals of its frame data. */
function ebur128(file) {
  const filter = 'ebur128=peak=true:metadata=1,ametadata=print:file=-';
  const { stdout, status, stderr } = spawnSync(
    'ffmpeg',
    ['-nostdin', '-v', 'error', '-nostats', '-i', file, '-af', filter, '-f', 'null', '-'],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`ffmpeg could not measure ${file}: ${stderr}`);
  const last = stdout.slice(stdout.lastIndexOf('frame:'));
  const value = (key) => Number(new RegExp(`lavfi\\.r128\\.${key}=(-?[\\d.]+)`).exec(last)?.[1]);
  const truePeak = Math.max(
    ...['true_peaks_ch0', 'true_peaks_ch1'].map(value).filter((one) => !Number.isNaN(one)),
  );
  return { integratedLufs: value('I'), truePeakDbtp: 20 * Math.log10(truePeak) };
}

/** Highest sample after resampling to eight times the rate, in doubles. */
function peakAt8x(file, sampleRateHz) {
  const filter =
    `aformat=sample_fmts=dblp,aresample=${8 * sampleRateHz}:filter_size=128:phase_shift=3:cutoff=0.99:linear_interp=0,` +
    'astats=measure_perchannel=none:measure_overall=Peak_level';
  const { stderr } = spawnSync(
    'ffmpeg',
    ['-nostdin', '-nostats', '-i', file, '-af', filter, '-f', 'null', '-'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  return Number(/Peak level dB:\s+(-?[\d.]+)/.exec(stderr)?.[1]);
}

function master(release, out, jobs) {
  const args = [kindred, 'master', release, '--out', out, '--jobs', String(jobs)];
  const { status, stdout, stderr } = spawnSync('node', args, { encoding: 'utf8' });
  if (status !== 0) process.stdout.write(`${stdout}${stderr}`);
  return status;
}

function read(folder, name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function holdRelease(name, folder) {
  const { tracks, release } = read(folder, 'renderings.json');
  const plan = readFileSync(join(folder, 'plan.yaml'), 'utf8');
  const ceilingDbtp = -1;
  for (const track of tracks) {
    for (const { name: promise, kept, expected, got } of track.promises) {
      hold(`${name} ${track.number} promise ${promise}`, kept, `${got} (expected ${expected})`);
    }
    for (const { file, measured, format } of track.outputs) {
      const path = join(folder, file);
      const meter = ebur128(path);
      const ours = measured.loudness.integratedLufs;
      const apart = Math.abs(meter.integratedLufs - ours);
      hold(
        `${name} ${file} loudness`,
        apart <= 0.1,
        `ffmpeg ${meter.integratedLufs}, ours ${ours.toFixed(2)} LUFS`,
      );
      hold(
        `${name} ${file} true peak`,
        meter.truePeakDbtp <= ceilingDbtp + 0.05,
        `ffmpeg ${meter.truePeakDbtp.toFixed(2)} dBTP`,
      );
      const peak8 = peakAt8x(path, format.sampleRateHz);
      hold(`${name} ${file} 8x peak`, peak8 <= ceilingDbtp, `${peak8.toFixed(3)} dBTP`);
    }
  }
  const refused = /stays|tops out/iu.test(plan);
  const spread = release.loudSectionSpreadLu;
  hold(
    `${name} loud sections`,
    refused || spread <= 0.3,
    `${spread.toFixed(2)} LU apart${refused ? ', a track was refused' : ''}`,
  );
}

function digests(folder) {
  return read(folder, 'renderings.json')
    .tracks.flatMap(({ outputs }) => outputs.map(({ file, sha256 }) => `${file} ${sha256}`))
    .join('\n');
}

for (const name of ['ep-electronic', 'ep-metal']) {
  const mixes = join(work, 'corpus', name);
  const release = join(work, `${name}.yaml`);
  writeFileSync(release, `title: ${name}\nartist: Corpus\ntracks: corpus/${name}/*.wav\n`);
  const before = readdirSync(mixes).map((file) =>
    execFileSync('sha256sum', [join(mixes, file)], { encoding: 'utf8' }),
  );
  const two = join(work, 'out', `${name}-2`);
  const one = join(work, 'out', `${name}-1`);
  mkdirSync(join(work, 'out'), { recursive: true });
  const status = master(release, two, 2);
  hold(`${name} exit code`, status === 0, String(status));
  if (status !== 0) continue;
  holdRelease(name, two);
  master(release, one, 1);
  hold(`${name} bytes`, digests(one) === digests(two), 'one worker against two');
  const after = readdirSync(mixes).map((file) =>
    execFileSync('sha256sum', [join(mixes, file)], { encoding: 'utf8' }),
  );
  hold(`${name} sources`, before.join() === after.join(), 'unchanged');
}
holdRelease('demo-ep', resolve('reports/demo-ep'));

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
