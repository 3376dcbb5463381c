// Masters both corpus EPs with two workers and with one, and the demo EP, and holds every file as
// written against ffmpeg: loudness by ebur128, peaks by ebur128 and by 8x oversampling.
// node hold-masters.mjs WORK COUNTS: prints one line a check, and writes "passed failed" to COUNTS.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loudSectionLufs, measure, peakAt8x } from './meter.mjs';

const work = resolve(process.argv[2] ?? '.');
const countsFile = process.argv[3];
const kindred = resolve('apps/cli/bin/kindred.js');
const toleranceLu = 0.1;
let passed = 0;
let failed = 0;

function hold(what, holds, detail) {
  if (holds === true) passed++;
  else failed++;
  process.stdout.write(`${holds === true ? 'ok  ' : 'FAIL'} ${what}: ${detail}\n`);
}

/** Whatever is thrown in `checks` is a failed check, and those after it still run. */
function guarded(what, checks) {
  try {
    return checks();
  } catch (error) {
    hold(what, false, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function near(a, b, tolerance) {
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= tolerance;
}

function say(level) {
  return typeof level === 'number' ? level.toFixed(2) : String(level);
}

/** The document that `kindred master --json` prints. */
function master(release, out, jobs) {
  const flags = ['--jobs', String(jobs), '--no-cache', '--json'];
  const args = [kindred, 'master', release, '--out', out, ...flags];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const { status, stdout, stderr, error } = run;
  hold(`${release} with --jobs ${jobs}`, status === 0, `exit code ${status}`);
  if (status !== 0) process.stdout.write(`${error ?? ''}${stderr.slice(-4000)}\n`);
  return JSON.parse(stdout);
}

function holdOutput(name, folder, { output, plan, basis }) {
  const { file, measured, format } = output;
  const path = join(folder, file);
  const { ceilingDbtp } = plan.limiter;
  const meter = measure(path);
  const { integratedLufs: ours } = measured.loudness;
  hold(
    `${name} ${file} loudness`,
    near(meter.integratedLufs, ours, toleranceLu),
    `ffmpeg ${say(meter.integratedLufs)}, ours ${say(ours)} LUFS`,
  );
  const onSections = basis === 'loud sections' && measured.loudness.loudSectionLufs !== null;
  const level = onSections ? measured.loudness.loudSectionLufs : ours;
  const theirs = onSections ? loudSectionLufs(meter) : meter.integratedLufs;
  hold(
    `${name} ${file} aim`,
    near(level, plan.aimLufs, toleranceLu) && near(theirs, plan.aimLufs, toleranceLu),
    `${onSections ? 'loud sections' : 'integrated'}, ffmpeg ${say(theirs)}, ours ${say(level)}, aim ${say(plan.aimLufs)} LUFS`,
  );
  hold(
    `${name} ${file} true peak`,
    meter.truePeakDbtp <= ceilingDbtp + 0.05,
    `ffmpeg ${say(meter.truePeakDbtp)} dBTP`,
  );
  const peak8 = peakAt8x(path, format.sampleRateHz);
  hold(`${name} ${file} 8x peak`, peak8 <= ceilingDbtp, `${peak8.toFixed(3)} dBTP`);
}

function holdTrack(name, folder, { track, plan, basis }) {
  const what = `${name} track ${track.number}`;
  hold(`${what} is done`, track.status === 'done', track.status);
  hold(`${what} has its promises`, track.promises.length === 7, `${track.promises.length}`);
  for (const { name: promise, kept, expected, got } of track.promises) {
    hold(`${what} promise ${promise}`, kept, `${got} (expected ${expected})`);
  }
  hold(`${what} has files`, track.outputs.length > 0, `${track.outputs.length}`);
  for (const output of track.outputs) {
    guarded(`${name} ${output.file}`, () => holdOutput(name, folder, { output, plan, basis }));
  }
}

/** Levels around the plan, of all but the tracks that it leaves under the family for want of room. */
function holdSpread(name, plan, renderings) {
  const left = plan.tracks
    .filter(({ because }) => because.some(({ code }) => code === 'limiting-budget'))
    .map(({ number }) => number);
  const onSections = plan.loudness.basis === 'loud sections';
  const levels = renderings.tracks
    .filter(({ number }) => !left.includes(number))
    .flatMap(({ number, outputs }) => {
      const { aimLufs } = plan.tracks.find((track) => track.number === number);
      return outputs.map(({ measured: { loudness } }) => {
        const sections = onSections ? loudness.loudSectionLufs : null;
        return (sections ?? loudness.integratedLufs) - aimLufs;
      });
    });
  const spread = Math.max(...levels) - Math.min(...levels);
  const note = left.length > 0 ? `, without track ${left.join(', ')} (limiting budget)` : '';
  hold(
    `${name} levels around the plan`,
    levels.length >= 2 && levels.every(Number.isFinite) && spread <= 0.3,
    `${levels.length} tracks, ${spread.toFixed(3)} LU apart${note}`,
  );
}

function holdRelease(name, folder, { plan, renderings, mixes }) {
  const planned = plan.tracks.length === mixes && renderings.tracks.length === mixes;
  hold(`${name} tracks`, planned && mixes > 0, `${renderings.tracks.length} of ${mixes} mixes`);
  for (const track of renderings.tracks) {
    guarded(`${name} track ${track.number}`, () => {
      const ofTrack = plan.tracks.find(({ number }) => number === track.number);
      if (!ofTrack) throw new Error('the plan does not know it');
      holdTrack(name, folder, { track, plan: ofTrack, basis: plan.loudness.basis });
    });
  }
  guarded(`${name} loud sections`, () => holdSpread(name, plan, renderings));
}

/** Of every file in a folder, by name. */
function digests(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const hash = createHash('sha256').update(readFileSync(join(folder, name)));
      return `${name} ${hash.digest('hex')}`;
    });
}

function holdSame(what, a, b) {
  hold(what, a.length > 0 && a.join() === b.join(), `${a.length} files`);
}

function corpusEp(name) {
  const mixes = join(work, 'corpus', name);
  const release = join(work, `${name}.yaml`);
  writeFileSync(release, `title: ${name}\nartist: Corpus\ntracks: corpus/${name}/*.wav\n`);
  const before = digests(mixes);
  const two = join(work, 'out', `${name}-2`);
  const one = join(work, 'out', `${name}-1`);
  const { plan, renderings } = master(release, two, 2);
  guarded(name, () => holdRelease(name, two, { plan, renderings, mixes: before.length }));
  guarded(`${name} on one worker`, () => {
    master(release, one, 1);
    holdSame(
      `${name} bytes of one worker and two`,
      digests(join(one, 'masters')),
      digests(join(two, 'masters')),
    );
  });
  holdSame(`${name} sources are untouched`, before, digests(mixes));
}

/** A file of another format: as loud as the first by ffmpeg, under its own limit, sound in itself. */
function holdFurther(name, folder, { file, output, loudness, firstLufs, ceilingDbtp }) {
  const path = join(folder, file);
  const meter = measure(path);
  const { integratedLufs: ours } = loudness;
  hold(
    `${name} ${file} loudness`,
    near(meter.integratedLufs, ours, toleranceLu) && near(ours, firstLufs, toleranceLu),
    `ffmpeg ${say(meter.integratedLufs)}, ours ${say(ours)}, first ${say(firstLufs)} LUFS`,
  );
  const limitDbtp = output.container === 'mp3' ? 0 : ceilingDbtp;
  hold(
    `${name} ${file} true peak`,
    meter.truePeakDbtp <= limitDbtp + 0.05,
    `ffmpeg ${say(meter.truePeakDbtp)} of ${limitDbtp} dBTP`,
  );
  if (output.container !== 'flac') return;
  const { status, stderr } = spawnSync('flac', ['-t', '-s', path], { encoding: 'utf8' });
  hold(`${name} ${file} by flac -t`, status === 0, stderr.trim() || 'sound');
}

/** One EP in four formats from one run. */
function deliveredEp(name) {
  const release = join(work, `${name}-delivered.yaml`);
  const outputs = '[wav 24-bit, wav 16-bit 48 kHz shaped, flac 24-bit, mp3 V0]';
  const deliver = '[cue, checksums, one continuous file]';
  writeFileSync(
    release,
    `title: ${name}\nartist: Corpus\noutput: ${outputs}\ndeliver: ${deliver}\n` +
      `tracks: corpus/${name}/*.wav\n`,
  );
  const folder = join(work, 'out', `${name}-delivered`);
  const { plan, renderings } = master(release, folder, 2);
  for (const {
    number,
    outputs: [first],
    further,
  } of renderings.tracks) {
    hold(`${name} track ${number} in four formats`, further.length === 3, `${further.length + 1}`);
    const { ceilingDbtp } = plan.tracks[0].limiter;
    const firstLufs = first.measured.loudness.integratedLufs;
    for (const one of further) {
      guarded(`${name} ${one.file}`, () =>
        holdFurther(name, folder, { ...one, firstLufs, ceilingDbtp }),
      );
    }
  }
  const sums = spawnSync('sha256sum', ['-c', '--quiet', 'checksums.sha256'], {
    cwd: join(folder, 'masters'),
    encoding: 'utf8',
  });
  hold(`${name} checksums by sha256sum`, sums.status === 0, sums.stdout.trim() || 'all match');
}

/** The demo EP as `npm run demo` left it, and once more from one worker. */
function demoEp() {
  const folder = resolve('reports/demo-ep');
  const mixes = readdirSync(resolve('release-configs/demo-ep')).filter((file) =>
    file.endsWith('.wav'),
  );
  const again = join(work, 'out/demo-ep-1');
  const { plan } = master(resolve('release-configs/demo-ep.yaml'), again, 1);
  const renderings = JSON.parse(readFileSync(join(folder, 'renderings.json'), 'utf8'));
  holdRelease('demo-ep', folder, { plan, renderings, mixes: mixes.length });
  holdSame(
    'demo-ep bytes of one worker and npm run demo',
    digests(join(again, 'masters')),
    digests(join(folder, 'masters')),
  );
}

mkdirSync(join(work, 'out'), { recursive: true });
for (const name of ['ep-electronic', 'ep-metal']) guarded(name, () => corpusEp(name));
guarded('ep-metal delivered', () => deliveredEp('ep-metal'));
guarded('demo-ep', demoEp);

if (countsFile) writeFileSync(countsFile, `${passed} ${failed}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
