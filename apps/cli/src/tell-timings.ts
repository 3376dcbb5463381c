import { printable } from '@kindred/documents';
import { sayDuration, sayTime } from '@kindred/records';
import { stepNames, type StageName } from '@kindred/studio';
import { cellOf } from './cell.js';
import type { Ending } from './show-run.js';

const titleColumns = 20;
const stepColumns = 11;

const stageWords: Readonly<Record<StageName, string>> = {
  measure: 'measured',
  plan: 'planned',
  render: 'rendered',
  report: 'delivered',
};

type Timed = Pick<Ending<unknown>, 'timings' | 'titles' | 'flags' | 'console'>;

/** `--verbose`: what each track and each stage took, on standard error. */
export function tellTimings(timed: Timed): void {
  const { flags, console } = timed;
  if (flags.verbose && !flags.json) for (const line of timingLines(timed)) console.error(line);
}

/** With `--verbose`, how long each part of a run took stands in its document, too. */
export function withTimings(document: object, { timings, flags }: Timed): object {
  return flags.verbose ? { ...document, timings } : document;
}

function timingLines({ timings, titles, console }: Timed): readonly string[] {
  const { seconds, audioSeconds, stages, tracks } = timings;
  const { inkError: ink } = console;
  const steps = stepNames.filter((name) =>
    tracks.some((track) => track.steps.some((step) => step.name === name)),
  );
  const heading =
    'took'.padEnd(titleColumns) + steps.map((name) => name.padStart(stepColumns)).join('');
  const rows = tracks.map((track) => {
    const name = cellOf(
      printable(`${track.number} ${titles.get(track.number) ?? ''}`).trim(),
      titleColumns,
    );
    const cells = steps.map((step) => {
      const took = track.steps.find((one) => one.name === step);
      return (took ? sayDuration(took.seconds) : '-').padStart(stepColumns);
    });
    return name + cells.join('');
  });
  const all = stages.map((stage) => `${stageWords[stage.name]} ${sayDuration(stage.seconds)}`);
  const times = seconds > 0 ? Math.round(audioSeconds / seconds) : 0;
  return [
    ...(steps.length === 0 ? [] : [ink.dim(heading), ...rows]),
    all.join(', '),
    `${sayTime(audioSeconds)} of music in ${sayDuration(seconds)}, ${times} ${ink.marks.times} real time`,
  ].filter((line) => line !== '');
}
