/** A number as a text prints it: what stands before it and after it counts, too. */
export interface PrintedToken {
  /** "−12.4", "1:03", "0:02.519". */
  readonly text: string;
  /** Unsigned; times in seconds. */
  readonly value: number;
  /** What one in the last place printed is worth. */
  readonly step: number;
  /** One printed unit in terms of the record's: 1000 before "kHz". */
  readonly scale: number;
}

const pattern =
  /(?<![\p{L}\d.])[+\u2212-]?(\d+(?::\d{2})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.]*[\p{L}])(?:\s?(kHz|%|MB|ms)(?!\p{L}))?/gu;

const scales: Readonly<Record<string, number>> = { kHz: 1000, '%': 0.01, MB: 1e6, ms: 0.001 };

/** Every number of a text; names that hold digits (SHA-256, 24-bit) are read as their digits. */
export function tokensOf(text: string): readonly PrintedToken[] {
  return [...text.matchAll(pattern)].map(([whole, digits = '', unit = '']) => {
    const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
    return {
      text: whole.replace(/\s?[^\d]*$/, ''),
      value: digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0),
      step: 10 ** -decimals,
      scale: scales[unit] ?? 1,
    };
  });
}

/** True if the record's value may be printed so: rounded, or rounded toward the worse side. */
export function prints({ value, step, scale }: PrintedToken, recorded: number): boolean {
  return Math.abs(Math.abs(recorded) / scale - value) < step * (1 - 1e-6);
}
