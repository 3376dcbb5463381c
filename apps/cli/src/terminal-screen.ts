import { pinLines } from './pin-lines.js';
import { sayPlanned } from './say-planned.js';
import { createLogUpdate } from 'log-update';
import { printable } from '@kindred/documents';
import { sayCount, sayDuration, sayTimeLeft, type Issue } from '@kindred/records';
import type { StageName, StudioEvent } from '@kindred/studio';
import { cellOf } from './cell.js';
import { createEta } from './eta.js';
import type { Ink } from './ink.js';
import type { Clock, RunEnd, Screen } from './screen.js';

export interface TerminalScreenOptions {
  readonly stream: NodeJS.WriteStream;
  readonly ink: Ink;
  readonly clock: Clock;
  readonly titles: ReadonlyMap<number, string>;
  readonly keep: (issue: Issue) => void;
}

const widthChars = 80;
const barChars = 52;
/** Redrawing more often than this is flicker. */
const redrawSeconds = 0.1;

const words: Readonly<Record<StageName, { doing: string; done: string }>> = {
  measure: { doing: 'measuring', done: 'measured' },
  plan: { doing: 'planning', done: 'planned' },
  render: { doing: 'rendering', done: 'rendered' },
  report: { doing: 'finishing', done: 'finished' },
};

/** A terminal: finished stages stay, the last lines redraw with a bar and the time left. */
export function createTerminalScreen(options: TerminalScreenOptions): Screen {
  const { stream, ink, clock, titles, keep } = options;
  const live = createLogUpdate(stream);
  const started = clock();
  const eta = createEta();
  const active = new Map<number, string>();
  let stage: {
    name: StageName;
    tracks: number;
    finished: number;
    unchanged: number;
    /** Of music that was worked on, in tracks that are finished. */
    audioSeconds: number;
    startedAt: number;
  } | null = null;
  let lastDraw = -Infinity;
  let done = 0;

  const print = (line: string): void => {
    live.clear();
    stream.write(`${line}\n`);
    lastDraw = -Infinity;
  };

  const draw = (): void => {
    const now = clock();
    if (stage === null || now - lastDraw < redrawSeconds) return;
    lastDraw = now;
    const left = eta.left({ done, elapsedSeconds: now - started });
    const time = left === null ? '' : `, ${sayTimeLeft(left)} left`;
    const filled = Math.round(done * barChars);
    const { barDone, barLeft } = ink.marks;
    const bar = barDone.repeat(filled) + ink.dim(barLeft.repeat(barChars - filled));
    const doing = words[stage.name].doing.padEnd(10);
    const lines = [
      `  ${doing} ${bar}`,
      `             ${stage.finished} of ${stage.tracks}${time}${speedOf(stage, now)}`,
    ];
    for (const [track, what] of [...active].slice(0, 2)) {
      const name = cellOf(printable(`${track} ${titles.get(track) ?? ''}`).trim(), 28);
      lines.push(`             ${name} ${ink.dim(what)}`);
    }
    live(lines.join('\n'));
  };

  /** Once a track is finished: before that nobody knows. */
  const speedOf = (
    { audioSeconds, startedAt }: { readonly audioSeconds: number; readonly startedAt: number },
    now: number,
  ): string => {
    const times = Math.round(audioSeconds / Math.max(now - startedAt, 0.001));
    return times < 1 ? '' : `, ${times} ${ink.marks.times} real time`;
  };

  const close = (what: string, mark: 'done' | 'warning' = 'done'): void => {
    if (stage === null) return;
    const took = sayDuration(clock() - stage.startedAt);
    const text = `${words[stage.name].done.padEnd(10)} ${what}`;
    const room = widthChars - ink.marks[mark].length - 1 - took.length;
    const inked = mark === 'done' ? ink.good : ink.warn;
    print(`${inked(ink.marks[mark])} ${text.padEnd(room)}${ink.dim(took)}`);
    stage = null;
    active.clear();
  };

  const closeStage = (): void => {
    if (stage === null) return;
    const { name, finished, unchanged, tracks } = stage;
    const count =
      finished === tracks ? sayCount(tracks, 'track') : `${finished} of ${tracks} tracks`;
    const mark = finished === tracks ? 'done' : 'warning';
    if (name === 'measure') close(`${count}${sayUnchanged(unchanged, tracks)}`, mark);
    if (name === 'render') close(`${count}${sayReused(unchanged, finished)}`, mark);
    stage = null;
  };

  const show = (event: StudioEvent): void => {
    switch (event.kind) {
      case 'release': {
        const { title, artist, tracks, target } = event.release;
        const parts = [
          ink.bold(title),
          artist,
          sayCount(tracks.length, 'track'),
          `${target.word}, ${target.loudnessLufs} LUFS`,
        ];
        print(parts.join(` ${ink.marks.between} `));
        break;
      }
      case 'stage':
        closeStage();
        stage = {
          name: event.stage,
          tracks: event.tracks,
          finished: 0,
          unchanged: 0,
          audioSeconds: 0,
          startedAt: clock(),
        };
        // It is told in no steps: seconds of silence would look like the end.
        if (event.stage === 'report') live(`  ${words.report.doing}`);
        break;
      case 'progress':
        done = event.done;
        active.set(event.track, event.doing);
        draw();
        break;
      case 'track':
        if (stage) {
          stage.finished++;
          if (event.isUnchanged) stage.unchanged++;
          else stage.audioSeconds += event.durationSeconds;
        }
        active.delete(event.track);
        break;
      case 'pinned':
        for (const line of pinLines(event.pins, titles)) print(`${ink.marks.note} ${line}`);
        break;
      case 'planned':
        close(sayPlanned(event));
        break;
      case 'issue':
        keep(event.issue);
        break;
    }
  };
  let ended = false;
  const end = (how: RunEnd): void => {
    if (ended) return;
    ended = true;
    if (how === 'done' && stage?.name === 'report') close('files tagged, report written');
    closeStage();
    live.clear();
    live.done();
  };
  return { show, end };
}

function sayReused(reused: number, finished: number): string {
  if (finished === 0) return '';
  if (reused === 0) return ', every file read back and measured';
  if (reused === finished) return ', all as they were: nothing to render';
  const again = finished - reused;
  return `: ${again} rendered again, ${reused} as ${reused === 1 ? 'it was' : 'they were'}`;
}

function sayUnchanged(unchanged: number, tracks: number): string {
  if (unchanged === 0) return '';
  return `, ${unchanged === tracks ? 'all' : unchanged} unchanged since last measured`;
}
