/** Red, green and blue, linear light, 0 to 1. */
export type Linear = readonly [number, number, number];

export function linearOf(hex: string): Linear {
  const channel = (from: number) => {
    const coded = parseInt(hex.slice(from, from + 2), 16) / 255;
    return coded <= 0.04045 ? coded / 12.92 : ((coded + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** One colour over another at an opacity, mixed as browsers do: in coded values. */
export function over(top: string, opacity: number, below: string): string {
  const mixed = [1, 3, 5].map((from) => {
    const [a, b] = [top, below].map((hex) => parseInt(hex.slice(from, from + 2), 16));
    return Math.round((a ?? 0) * opacity + (b ?? 0) * (1 - opacity));
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2 contrast ratio. */
export function contrast(a: string, b: string): number {
  const luminance = ([r, g, b]: Linear) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [light, dark] = [luminance(linearOf(a)), luminance(linearOf(b))].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
export const visions = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;

export function seenWith(vision: keyof typeof visions, [r, g, b]: Linear): Linear {
  const m = visions[vision];
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clamp(m[0] * r + m[1] * g + m[2] * b),
    clamp(m[3] * r + m[4] * g + m[5] * b),
    clamp(m[6] * r + m[7] * g + m[8] * b),
  ];
}

/** CIELAB under D65. */
function labOf([r, g, b]: Linear): Linear {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 (Sharma, Wu and Dalal 2005), all weights 1. */
export function ciede2000(first: Linear, second: Linear): number {
  return labDifference(labOf(first), labOf(second));
}

export function labDifference([l1, a1, b1]: Linear, [l2, a2, b2]: Linear): number {
  const degrees = Math.PI / 180;
  const chromaMean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(chromaMean ** 7 / (chromaMean ** 7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a: number, b: number) =>
    a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / degrees + 360) % 360;
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  const grey = c1 * c2 === 0;
  const raw = h2 - h1;
  const turn = grey ? 0 : raw > 180 ? raw - 360 : raw < -180 ? raw + 360 : raw;
  const deltaHue = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * degrees);
  const sum = h1 + h2;
  const hueMean = grey
    ? sum
    : Math.abs(raw) <= 180
      ? sum / 2
      : sum < 360
        ? (sum + 360) / 2
        : (sum - 360) / 2;
  const lightMean = (l1 + l2) / 2;
  const cMean = (c1 + c2) / 2;
  const t =
    1 -
    0.17 * Math.cos((hueMean - 30) * degrees) +
    0.24 * Math.cos(2 * hueMean * degrees) +
    0.32 * Math.cos((3 * hueMean + 6) * degrees) -
    0.2 * Math.cos((4 * hueMean - 63) * degrees);
  const sl = 1 + (0.015 * (lightMean - 50) ** 2) / Math.sqrt(20 + (lightMean - 50) ** 2);
  const sc = 1 + 0.045 * cMean;
  const sh = 1 + 0.015 * cMean * t;
  const rotation =
    -2 *
    Math.sqrt(cMean ** 7 / (cMean ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((hueMean - 275) / 25) ** 2)) * degrees);
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, deltaHue / sh];
  return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
}
