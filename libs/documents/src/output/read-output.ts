import {
  mp3Qualities,
  mp3RatesHz,
  musicRatesHz,
  shapedRatesHz,
  type Mp3Quality,
  type Output,
} from '@kindred/records';
import { nearestWord } from '../source/nearest-word.js';
import { asCode, sayChoice } from '../source/wording.js';

/** An output, or what is wrong with its words. */
export type OutputReading =
  | { readonly status: 'done'; readonly output: Output }
  | { readonly status: 'wrong'; readonly message: string; readonly fix: string };

const containers = ['wav', 'flac', 'mp3'] as const;
type Container = (typeof containers)[number];

const typedMax = 60;

/** What the words after the container may say, each once. */
interface Words {
  readonly container: Container;
  bits?: number;
  isFloat?: true;
  rateHz?: number;
  quality?: string;
  isShaped?: true;
}

/** Reads "wav 24-bit", "wav 16-bit 44.1 kHz shaped", "flac 24-bit", "mp3 320 kbps", "mp3 V0". */
export function readOutput(typed: string): OutputReading {
  const text = typed.slice(0, typedMax).trim().toLowerCase();
  const [first = '', ...rest] = joined(text).split(/[\s,]+/u);
  const container = containers.find((one) => one === first || `.${one}` === first);
  if (!container) return wrongContainer(first);
  const words: Words = { container };
  for (const word of rest) {
    const wrong = take(word, words);
    if (wrong !== null) return wrong;
  }
  return container === 'mp3' ? lossy(words) : exact({ ...words, container });
}

/** A number and its unit as one word: "44.1 kHz" is "44.1khz". */
function joined(text: string): string {
  return text.replace(/(\d)[\s-]+(k?hz|bits?|kbps|kbit\/s)/gu, '$1$2');
}

function take(word: string, words: Words): OutputReading | null {
  const bits = /^(\d+)bits?$/u.exec(word);
  const rate = /^(\d+(?:\.\d+)?)(k?)hz$/u.exec(word);
  const kbps = /^(\d+)(?:kbps|kbit\/s|k)$/u.exec(word);
  if (bits && words.bits === undefined) words.bits = Number(bits[1]);
  else if (rate && words.rateHz === undefined) {
    words.rateHz = Math.round(Number(rate[1]) * (rate[2] === '' ? 1 : 1000));
  } else if (kbps && words.quality === undefined) words.quality = `${kbps[1]} kbps`;
  else if (word === 'v0' && words.quality === undefined) words.quality = 'V0';
  else if (word === 'float' && !words.isFloat) words.isFloat = true;
  else if (word === 'shaped' && !words.isShaped) words.isShaped = true;
  else return unknownWord(word, words);
  return null;
}

function exact(words: Words & { readonly container: 'wav' | 'flac' }): OutputReading {
  const { container, bits = 24, isFloat, rateHz, quality, isShaped } = words;
  if (quality !== undefined) {
    return wrong(`${container} loses nothing, so it has no ${quality}`, `\`${container} 24-bit\``);
  }
  const isFloating = isFloat === true || bits === 32;
  if (isFloating && (container === 'flac' || (words.bits ?? 32) !== 32)) {
    const message =
      container === 'flac' ? 'flac holds whole numbers, no floats' : 'float is 32-bit';
    return wrong(message, container === 'flac' ? '`flac 24-bit`' : '`wav 32-bit float`');
  }
  if (!isFloating && bits !== 16 && bits !== 24) {
    const may = container === 'wav' ? '16-bit, 24-bit or 32-bit float' : '16-bit or 24-bit';
    return wrong(`${container} is not written in ${bits} bits; ${may}`, `\`${container} 24-bit\``);
  }
  const wrongRate = wrongRateOf(rateHz, { container, among: musicRatesHz });
  if (wrongRate) return wrongRate;
  const wrongShape = isShaped ? wrongShaping({ ...words, isFloating }) : null;
  if (wrongShape) return wrongShape;
  const sampleRateHz = rateHz ?? null;
  const dither = isShaped ? 'shaped' : 'plain';
  const encoding = bits === 16 ? 's16' : 's24';
  if (container === 'flac') {
    return { status: 'done', output: { container, encoding, sampleRateHz, dither } };
  }
  const waveEncoding = isFloating ? 'f32' : encoding;
  return { status: 'done', output: { container, encoding: waveEncoding, sampleRateHz, dither } };
}

function wrongShaping({
  container,
  bits,
  rateHz,
  isFloating,
}: Words & { readonly isFloating: boolean }): OutputReading | null {
  if (isFloating || bits !== 16) {
    return wrong(
      'shaped noise is for 16 bits; more bits need none',
      `\`${container} 16-bit 44.1 kHz shaped\`, or leave \`shaped\` out`,
    );
  }
  if (rateHz !== undefined && shapedRatesHz.includes(rateHz)) return null;
  return wrong('noise is shaped at 44.1 kHz and 48 kHz', `\`${container} 16-bit 44.1 kHz shaped\``);
}

function lossy({ bits, isFloat, rateHz, quality, isShaped }: Words): OutputReading {
  if (bits !== undefined || isFloat || isShaped) {
    return wrong('an mp3 has no bits of its own', '`mp3 320 kbps`, or `flac 24-bit`');
  }
  const known = mp3Qualities.find((one): one is Mp3Quality => one === (quality ?? '320 kbps'));
  if (!known) {
    return wrong(`an mp3 of ${quality} is not made; ${sayChoice(mp3Qualities)}`, '`mp3 320 kbps`');
  }
  const wrongRate = wrongRateOf(rateHz, {
    container: 'mp3',
    among: musicRatesHz.filter((rateHz) => mp3RatesHz.includes(rateHz)),
  });
  if (wrongRate) return wrongRate;
  const sampleRateHz = rateHz ?? null;
  return { status: 'done', output: { container: 'mp3', quality: known, sampleRateHz } };
}

function wrongRateOf(
  rateHz: number | undefined,
  { container, among }: { readonly container: Container; readonly among: readonly number[] },
): OutputReading | null {
  if (rateHz === undefined || among.includes(rateHz)) return null;
  const nearest = among.reduce((best, one) =>
    Math.abs(one - rateHz) < Math.abs(best - rateHz) ? one : best,
  );
  const may = sayChoice(among.map((one) => String(one / 1000)));
  return wrong(
    `${container} at ${rateHz / 1000} kHz is not made; ${may} kHz`,
    `\`${nearest / 1000} kHz\`, or leave the rate out to keep the mix's`,
  );
}

function wrongContainer(first: string): OutputReading {
  const near = nearestWord(first, containers);
  return wrong(
    first === '' ? 'an output without a format' : `unknown format ${asCode(first)}`,
    near === null ? '`wav 24-bit`, `flac 24-bit` or `mp3 320 kbps`' : `did you mean \`${near}\`?`,
  );
}

function unknownWord(word: string, { container }: Words): OutputReading {
  const known = container === 'mp3' ? ['V0'] : ['float', 'shaped', '16-bit', '24-bit'];
  const near = nearestWord(word, known);
  const bare = /^\d+(\.\d+)?$/u.test(word);
  const fix =
    near !== null
      ? `did you mean \`${near}\`?`
      : bare
        ? 'give it a unit: `24-bit`, `44.1 kHz` or `320 kbps`'
        : container === 'mp3'
          ? '`mp3 320 kbps`'
          : `\`${container} 24-bit\`, with a rate where it differs from the mix's: \`44.1 kHz\``;
  return wrong(`unknown word ${asCode(word)} for an output`, fix);
}

function wrong(message: string, fix: string): OutputReading {
  return { status: 'wrong', message, fix };
}
