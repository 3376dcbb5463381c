import { expect, it } from 'vitest';
import { gapFrames } from './gap-frames.js';

const gap = {
  wantedSeconds: 2,
  tailSilenceSeconds: 0.5,
  headSilenceSeconds: 0.25,
  isSegue: false,
  sampleRateHz: 44100,
};

it('counts the silence that is there', () => {
  expect(gapFrames(gap)).toBe(1.25 * 44100);
});

it('never cuts', () => {
  expect(gapFrames({ ...gap, tailSilenceSeconds: 3 })).toBe(0);
  expect(gapFrames({ ...gap, wantedSeconds: 0 })).toBe(0);
});

it('leaves a segue alone', () => {
  expect(gapFrames({ ...gap, isSegue: true })).toBe(0);
});
