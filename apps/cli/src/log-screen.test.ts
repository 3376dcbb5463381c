import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '@kindred/studio';
import { createLogScreen } from './log-screen.js';

describe('the log screen', () => {
  it('writes one whole line for each finished thing, and nothing that moves', () => {
    const lines: string[] = [];
    const { show } = createLogScreen({
      write: (line) => void lines.push(line),
      heading: 'kindred 1.0.0: master release.yaml',
      titles: new Map([[2, 'Tunnel']]),
    });
    const events: StudioEvent[] = [
      { kind: 'stage', stage: 'measure', tracks: 2 },
      {
        kind: 'progress',
        stage: 'measure',
        step: 'measure',
        track: 1,
        doing: 'measuring',
        done: 0.1,
      },
      {
        kind: 'track',
        durationSeconds: 60,
        stage: 'measure',
        track: 1,
        title: 'Ignition',
        file: 'a.wav',
        figures: '-17.0 LUFS, -2.7 dBTP',
        isUnchanged: true,
      },
      {
        kind: 'issue',
        issue: { code: 'silent', severity: 'error', message: 'b.wav is silent', track: 2 },
      },
    ];
    for (const event of events) show(event);
    expect(lines).toEqual([
      'kindred 1.0.0: master release.yaml',
      'measured 1/2 a.wav: -17.0 LUFS, -2.7 dBTP, unchanged since last measured',
      'error: 2 Tunnel: b.wav is silent [silent]',
    ]);
  });

  it('counts anew when a stage begins again', () => {
    const lines: string[] = [];
    const { show } = createLogScreen({
      write: (line) => void lines.push(line),
      heading: 'kindred 1.0.0: master release.yaml',
      titles: new Map(),
    });
    const rendered = {
      kind: 'track',
      durationSeconds: 60,
      stage: 'render',
      title: 'Ignition',
      figures: 'kept',
    } as const;
    const again = [
      { kind: 'stage', stage: 'render', tracks: 1 },
      { ...rendered, track: 1, file: 'masters/01 Ignition.wav', isUnchanged: false },
    ] as const;
    for (const event of [...again, ...again]) show(event);
    const told = 'rendered 1/1 masters/01 Ignition.wav: kept';
    expect(lines).toEqual(['kindred 1.0.0: master release.yaml', told, told]);
  });
});
