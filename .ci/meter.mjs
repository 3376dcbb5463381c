// ffmpeg as an independent meter. Each throws when ffmpeg failed or gave no figure.
import { spawnSync } from 'node:child_process';

function ffmpeg(file, { filter, level }) {
  const args = ['-nostdin', '-v', level, '-nostats', '-i', file, '-af', filter, '-f', 'null', '-'];
  const { stdout, stderr, status, error } = spawnSync('ffmpeg', args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) {
    throw new Error(`ffmpeg could not measure ${file}: ${error ?? stderr.slice(-500)}`);
  }
  return { stdout, stderr };
}

function figure(text, pattern, file) {
  const value = Number(pattern.exec(text)?.[1] ?? NaN);
  if (!Number.isFinite(value)) throw new Error(`ffmpeg told no ${pattern.source} of ${file}`);
  return value;
}

/** By ebur128, to the decimals of its frame data; 3 s levels at a hop of 100 ms, whole windows only. */
export function measure(file) {
  const filter = 'ebur128=peak=true:metadata=1,ametadata=print:file=-';
  const { stdout } = ffmpeg(file, { filter, level: 'error' });
  const last = stdout.slice(stdout.lastIndexOf('frame:'));
  const peaks = [...last.matchAll(/lavfi\.r128\.true_peaks_ch\d+=([\d.]+)/gu)];
  if (peaks.length === 0) throw new Error(`ffmpeg told no true peak of ${file}`);
  return {
    integratedLufs: figure(last, /lavfi\.r128\.I=(-?[\d.]+)/u, file),
    truePeakDbtp: 20 * Math.log10(Math.max(...peaks.map(([, value]) => Number(value)))),
    shortTermLufs: [...stdout.matchAll(/lavfi\.r128\.S=(-?[\d.]+)/gu)]
      .slice(29)
      .map(([, value]) => Number(value)),
  };
}

/** The level of loud sections as docs/guide.md defines it, from ffmpeg's figures alone. */
export function loudSectionLufs({ integratedLufs, shortTermLufs }) {
  const loud = shortTermLufs
    .filter((level) => level >= integratedLufs - 10)
    .sort((quiet, louder) => quiet - louder);
  if (loud.length === 0) throw new Error('ffmpeg told no 3 s window of loud sections');
  return Math.max(loud[Math.ceil(0.95 * loud.length) - 1], loud.at(-1) - 2);
}

/** Highest sample after resampling to eight times the rate, in doubles. */
export function peakAt8x(file, sampleRateHz) {
  const filter =
    `aformat=sample_fmts=dblp,aresample=${8 * sampleRateHz}:filter_size=128:phase_shift=3:cutoff=0.99:linear_interp=0,` +
    'astats=measure_perchannel=none:measure_overall=Peak_level';
  const { stderr } = ffmpeg(file, { filter, level: 'info' });
  return figure(stderr, /Peak level dB:\s+(-?[\d.]+)/u, file);
}
