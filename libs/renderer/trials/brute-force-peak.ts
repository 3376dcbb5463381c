/**
 * True peaks by the textbook, every point of every phase in 64 bits, with silence around: what no
 * bound, skip or kernel of the product has a say in.
 */
export function bruteForceTruePeaksDbtp(channels: readonly Float64Array[]): {
  readonly exactDbtp: number;
  readonly ituDbtp: number;
} {
  const highest = (rows: readonly Float64Array[]) =>
    channels.reduce((most, samples) => Math.max(most, peakOf(samples, rows)), 0);
  return {
    exactDbtp: 20 * Math.log10(highest(exactRows)),
    ituDbtp: 20 * Math.log10(highest(ituRows)),
  };
}

function peakOf(samples: Float64Array, rows: readonly Float64Array[]): number {
  const taps = rows[0]!.length;
  const padded = new Float64Array(samples.length + 4 * taps);
  padded.set(samples, 2 * taps);
  let highest = 0;
  for (let at = 0; at + taps <= padded.length; at++) {
    for (const row of rows) {
      let y = 0;
      for (let k = 0; k < taps; k++) y += row[k]! * padded[at + k]!;
      if (y > highest) highest = y;
      else if (-y > highest) highest = -y;
    }
  }
  return highest;
}

/** A sinc under a Kaiser window (β 10), 16 points a frame from 64 taps each; the first is a sample. */
const exactRows = Array.from({ length: 16 }, (_, phase) =>
  Float64Array.from({ length: 64 }, (__, k) => {
    const distance = k - 31 - phase / 16;
    const window = besselI0(10 * Math.sqrt(Math.max(0, 1 - (distance / 32) ** 2))) / besselI0(10);
    const angle = Math.PI * distance;
    return distance === 0 ? 1 : (window * Math.sin(angle)) / angle;
  }),
);

function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** BS.1770-5 Annex 2: the first two of four phases; the others are these turned round. */
const ituHalf = [
  [
    0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875,
    0.1373291015625, 0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125,
    0.014892578125, -0.00830078125,
  ],
  [
    -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625,
    0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
  ],
];
const ituRows = [...ituHalf, ...ituHalf.map((row) => row.toReversed())].map((row) =>
  Float64Array.from(row),
);
