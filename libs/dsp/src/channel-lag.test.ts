import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createChannelLagMeter, type ChannelLag } from './channel-lag.js';

const frames = 2648;
const lagMax = 220;

function noise(seed: number): Float32Array {
  let state = seed;
  return new Float32Array(frames + 1 + 2 * lagMax).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  });
}

function measured(left: Float32Array, right: Float32Array, overZero = 1.4): ChannelLag | null {
  const meter = createChannelLagMeter(freshKernels(), { frames, lagMax, overZero });
  meter.left.set(left);
  meter.right.set(right);
  return meter.measure();
}

/** |Σ Δleft[n] · Δright[n + lag]| where both are. */
function likeness(left: Float32Array, right: Float32Array, lag: number): number {
  const at = (x: Float32Array, n: number): number => Math.fround(x[n + 1]! - x[n]!);
  let sum = 0;
  for (let n = Math.max(0, -lag); n < Math.min(frames, frames - lag); n++) {
    sum += at(left, n) * at(right, n + lag);
  }
  return Math.abs(sum);
}

describe('a channel lag meter', () => {
  const sound = noise(1);
  const window = (later: number): Float32Array =>
    sound.slice(lagMax - later, lagMax - later + frames + 1);

  it.each([0, 1, -1, 3, 8, -57, 118, lagMax, -lagMax])('finds a lag of %d frames', (lag) => {
    const [left, right] = [window(0), window(lag)];
    const found = measured(left, right, 0)!;
    expect(found.lag).toBe(lag);
    expect(found.best).toBe(likeness(left, right, lag));
    expect(found.atZero).toBe(likeness(left, right, 0));
    const [own, other] = [likeness(left, left, 0), likeness(right, right, 0)];
    expect(found.scale).toBe(Math.sqrt(own * other));
  });

  it('finds it where one channel is turned over', () => {
    expect(
      measured(
        window(0),
        window(31).map((x) => -x),
      )?.lag,
    ).toBe(31);
  });

  it('seeks none where the channels are as alike as can be, or one is silent', () => {
    expect(measured(window(0), window(0))).toBeNull();
    expect(measured(window(0), new Float32Array(frames + 1))).toBeNull();
  });

  it('measures each window for itself', () => {
    const meter = createChannelLagMeter(freshKernels(), { frames, lagMax, overZero: 1.4 });
    for (const lag of [40, -13, 200]) {
      meter.left.set(window(0));
      meter.right.set(window(lag));
      expect(meter.measure()?.lag).toBe(lag);
    }
  });
});
