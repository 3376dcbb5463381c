import { notMeasured, type Profiles } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { inkFor } from './ink.js';
import { profileTable } from './profile-table.js';

const ink = inkFor({ choice: 'never', isTerminal: false, environment: { LANG: 'C.UTF-8' } });

function failed(...titles: readonly string[]): Profiles {
  return {
    schema: 'profiles/1',
    release: {
      title: 'A',
      artist: 'B',
      pooledLufs: null,
      durationWeightedLufs: null,
      truePeakMaxDbtp: null,
      durationSeconds: 0,
      loudestTrackLufs: null,
      loudestTrack: null,
      loudSectionSpreadLu: null,
    },
    tracks: titles.map((title, index) => ({
      status: 'failed' as const,
      number: index + 1,
      file: `${title}.wav`,
      title,
      issues: [],
      ...notMeasured,
    })),
  };
}

describe('the table of what was measured', () => {
  it('says nothing of an album where no file could be measured', () => {
    const lines = profileTable(failed('One', 'Two'), ink);
    expect(lines.filter((line) => line.includes('not measured')).length).toBe(2);
    expect(lines.join('\n')).not.toContain('Album');
  });

  it('shows a name that would steer a terminal, or turn what follows, as what it is', () => {
    const [, , , first, second] = profileTable(failed('a\u001b[2J', 'b\u202egpj'), ink);
    expect(first).toMatch(/^a\\x1b\[2J +not measured$/u);
    expect(second).toMatch(/^b\\u202egpj +not measured$/u);
  });
});
