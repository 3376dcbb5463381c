import { printable } from '@kindred/documents';
import { sayCount } from '@kindred/records';
import type { StudioEvent } from '@kindred/studio';
import { issueLogLine, type Titles } from './issue-lines.js';
import { pinLines } from './pin-lines.js';
import { sayPlanned } from './say-planned.js';
import type { Screen } from './screen.js';

export interface LogScreenOptions {
  readonly write: (line: string) => void;
  /** "kindred 1.0.0: master release.yaml"; the first line, with what is known of the release. */
  readonly heading: string;
  readonly titles: Titles;
}

/** Plain lines that never move: one for each finished thing, with its file. */
export function createLogScreen({ write, heading, titles }: LogScreenOptions): Screen {
  const finished = { measure: 0, plan: 0, render: 0, report: 0 };
  const expected = { measure: 0, plan: 0, render: 0, report: 0 };
  let isHeaded = false;
  const show = (event: StudioEvent): void => {
    switch (event.kind) {
      case 'release': {
        const { title, tracks, target } = event.release;
        const count = sayCount(tracks.length, 'track');
        const aim = `${target.word}, ${target.loudnessLufs} LUFS`;
        write(printable(`${heading}: ${title}, ${count}, ${aim}`));
        isHeaded = true;
        break;
      }
      case 'stage':
        if (!isHeaded) write(printable(heading));
        isHeaded = true;
        expected[event.stage] = event.tracks;
        finished[event.stage] = 0;
        break;
      case 'track': {
        finished[event.stage]++;
        const verb = event.stage === 'measure' ? 'measured' : 'rendered';
        const place = `${finished[event.stage]}/${expected[event.stage]}`;
        const asBefore =
          event.stage === 'measure' ? ', unchanged since last measured' : ', as it was';
        const unchanged = event.isUnchanged ? asBefore : '';
        write(`${verb} ${place} ${printable(event.file)}: ${event.figures}${unchanged}`);
        break;
      }
      case 'pinned':
        for (const line of pinLines(event.pins, titles)) write(line);
        break;
      case 'planned':
        write(`planned: ${sayPlanned(event)}`);
        break;
      case 'issue':
        write(issueLogLine(event.issue, titles));
        break;
      case 'progress':
        break;
    }
  };
  return { show, end: () => undefined };
}
