import { altered, calm, clickedAt, scaledTo, silencedAt, splicedAt } from './alterations.js';
import { dense, drums, pad, plucks } from './beds.js';
import type { Planted } from './planted.js';

/** Defects of a moment. */
export const plantedInMoments: readonly Planted[] = [
  // Dropouts: the longest, in ms.
  {
    name: 'drums silent for 12 ms',
    make: () => silencedAt(calm(drums()), 3.03, 0.012),
    code: 'dropout',
    at: [3.03],
    value: 12,
    within: 0.3,
  },
  {
    name: 'a pad silent for 3 ms',
    make: () => silencedAt(calm(pad()), 4.2, 0.003),
    code: 'dropout',
    at: [4.2],
    value: 3,
    within: 0.3,
  },
  {
    name: 'a dense mix silent for 45 ms',
    make: () => silencedAt(calm(dense()), 2.5, 0.045),
    code: 'dropout',
    at: [2.5],
    value: 45,
    within: 0.3,
  },
  {
    name: 'a dense mix silent twice for 1.5 ms',
    make: () => silencedAt(silencedAt(calm(dense()), 2.5, 0.0015), 6.1, 0.0015),
    code: 'dropout',
    at: [2.5, 6.1],
    value: 1.5,
    within: 0.3,
  },
  {
    name: 'a ringing pluck silent for 20 ms',
    make: () => silencedAt(calm(plucks()), 1.0, 0.02),
    code: 'dropout',
    at: [1.0],
    value: 20,
    within: 0.3,
  },
  {
    name: 'a pad silent on the left for 8 ms',
    make: () => silencedAt(calm(pad()), 5.1, 0.008, 'left'),
    code: 'dropout',
    at: [5.1],
    value: 8,
    within: 0.3,
    channel: 'left',
  },
  {
    name: 'a pad at 96 kHz silent for 5 ms',
    make: () => silencedAt(calm(pad(3, 96000)), 3.3, 0.005),
    code: 'dropout',
    at: [3.3],
    value: 5,
    within: 0.3,
  },
  // Clicks: their count.
  {
    name: 'one click in a pad',
    make: () => clickedAt(calm(pad()), [3.456], [0.2]),
    code: 'click',
    at: [3.456],
    value: 1,
    within: 0,
  },
  {
    name: 'three clicks in a pad',
    make: () => clickedAt(calm(pad(2)), [1.5, 3.25, 6.4], [0.15, -0.1]),
    code: 'click',
    at: [1.5, 3.25, 6.4],
    value: 3,
    within: 0,
  },
  {
    name: 'a click in a pause of plucks',
    make: () => clickedAt(calm(plucks()), [3.1], [0.08]),
    code: 'click',
    at: [3.1],
    value: 1,
    within: 0,
  },
  {
    name: 'a click on the right only',
    make: () => clickedAt(calm(pad(4)), [2.2], [-0.3], 'right'),
    code: 'click',
    at: [2.2],
    value: 1,
    within: 0,
    channel: 'right',
  },
  {
    name: 'a loud click between drum hits',
    make: () => clickedAt(calm(drums()), [2.82], [0.9]),
    code: 'click',
    at: [2.82],
    value: 1,
    within: 0,
  },
  {
    name: 'a loud click in a dense mix',
    make: () => clickedAt(scaledTo(dense(), 0.25), [5.5], [1.2, -0.2]),
    code: 'click',
    at: [5.5],
    value: 1,
    within: 0,
    also: ['over'],
  },
  // Steps.
  { name: 'a pad spliced', make: () => splicedAt(calm(pad()), 3.3, 0.2), code: 'edit', at: [3.3] },
  {
    name: 'another pad spliced twice',
    make: () => splicedAt(splicedAt(calm(pad(2)), 5.2, 0.1337), 2.1, 0.2003),
    code: 'edit',
    at: [2.1, 4.9997],
  },
  {
    name: 'ringing plucks stepped',
    make: () => altered(calm(plucks()), (x, n) => (n > 4.1 * 44100 && n < 7.5 * 44100 ? -x : x)),
    code: 'edit',
  },
];
