import type { Edge } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { madeSound } from '../test/made-sound.js';
import { segueGroups } from './segue-groups.js';

/** Tracks by the levels of their first and last 100 ms. */
function groupsOf(
  levels: readonly (readonly [startDbfs: number, endDbfs: number])[],
  said: readonly (boolean | null)[] = [],
): readonly (readonly number[])[] {
  const { edges } = madeSound;
  const edge = (made: Edge, levelDbfs: number): Edge => ({
    ...made,
    levelDbfs,
    isSegue: levelDbfs > -50,
  });
  return segueGroups(
    levels.map((_, index) => ({ number: index + 1, segue: said[index] ?? null })),
    levels.map(([startDbfs, endDbfs], index) => ({
      number: index + 1,
      edges: { ...edges, start: edge(edges.start, startDbfs), end: edge(edges.end, endDbfs) },
    })),
  );
}

describe('segue groups', () => {
  it('are tracks that sound on both sides of their boundary, about as loud', () => {
    expect(
      groupsOf([
        [-80, -30],
        [-24, -35],
        [-33, -70],
        [-30, -90],
      ]),
    ).toEqual([[1, 2, 3]]);
  });

  it('are no mixes that were cut short and jump', () => {
    expect(
      groupsOf([
        [-10, -17],
        [-30, -36],
        [-18, -31],
      ]),
    ).toEqual([]);
  });

  it('are what the release file says, whatever the edges do', () => {
    const levels = [
      [-80, -20],
      [-22, -90],
      [-90, -90],
    ] as const;
    expect(groupsOf(levels, [false, true])).toEqual([[2, 3]]);
  });
});
