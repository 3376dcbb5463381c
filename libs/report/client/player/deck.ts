import { createSpeakerNodes, type FilterNodes, type SpeakerFilter } from './speaker-filter.ts';
import type { Sound } from './sound.ts';

/** One of two sounds that play together; a join has one alone. */
export type SideName = 'a' | 'b';

export interface Deck {
  /** Starts both sides at the same sample, from a place in seconds. */
  play(sounds: Readonly<Record<SideName, Sound | null>>, fromSeconds: number): void;
  /** Stops, and answers where. */
  stop(): number;
  /** Where it is. */
  position(): number;
  /** Lets the other side be heard, over 10 ms at equal power. */
  hear(side: SideName): void;
  /** What each side is turned by, in dB. */
  turn(gainsDb: Readonly<Record<SideName, number>>): void;
  /** Null: none. */
  setSpeaker(speaker: SpeakerFilter | null): void;
}

const fadeSeconds = 0.01;
/** Enough for the sources to be ready when their time comes. */
const leadSeconds = 0.03;
const sides: readonly SideName[] = ['a', 'b'];

/** A quarter of a sine: two of them, one turned, keep the power of unlike sounds. */
const rise = Float32Array.from({ length: 33 }, (_, n) => Math.sin((n / 32) * (Math.PI / 2)));
const fall = rise.slice().reverse();

/** One graph: source → level → fader of each side, both → speaker → out. */
export function createDeck(context: AudioContext, onEnd: () => void): Deck {
  const level = { a: new GainNode(context), b: new GainNode(context) };
  const fader = { a: new GainNode(context, { gain: 0 }), b: new GainNode(context) };
  const sum = new GainNode(context);
  for (const side of sides) level[side].connect(fader[side]).connect(sum);
  sum.connect(context.destination);
  let speakerNodes: FilterNodes | null = null;
  let heard: SideName = 'b';
  let sources: AudioBufferSourceNode[] = [];
  let startedAt = 0;
  let startedFrom = 0;
  let seconds = 0;

  const position = (): number =>
    sources.length === 0
      ? startedFrom
      : Math.min(seconds, Math.max(0, startedFrom + context.currentTime - startedAt));

  const halt = (): void => {
    for (const source of sources) {
      source.onended = null;
      source.stop();
      source.disconnect();
    }
    sources = [];
  };

  return {
    position,
    play(sounds, fromSeconds) {
      halt();
      startedAt = context.currentTime + leadSeconds;
      startedFrom = fromSeconds;
      seconds = Math.max(sounds.a?.seconds ?? 0, sounds.b?.seconds ?? 0);
      for (const side of sides) {
        const sound = sounds[side];
        if (!sound) continue;
        const source = new AudioBufferSourceNode(context, { buffer: sound.buffer });
        source.connect(level[side]);
        source.start(startedAt, sound.startSeconds + fromSeconds, sound.seconds - fromSeconds);
        sources.push(source);
      }
      const [first] = sources;
      if (!first) return;
      first.onended = () => {
        halt();
        startedFrom = 0;
        onEnd();
      };
    },
    stop() {
      startedFrom = position();
      halt();
      return startedFrom;
    },
    hear(side) {
      if (side === heard) return;
      const now = context.currentTime;
      for (const one of sides) {
        const { gain } = fader[one];
        gain.cancelScheduledValues(now);
        if (sources.length === 0) gain.value = one === side ? 1 : 0;
        else gain.setValueCurveAtTime(one === side ? rise : fall, now, fadeSeconds);
      }
      heard = side;
    },
    turn(gainsDb) {
      for (const side of sides) {
        const linear = 10 ** (gainsDb[side] / 20);
        level[side].gain.setTargetAtTime(linear, context.currentTime, fadeSeconds / 3);
      }
    },
    setSpeaker(speaker) {
      sum.disconnect();
      speakerNodes?.output.disconnect();
      speakerNodes = speaker && createSpeakerNodes(context, speaker);
      if (speakerNodes) {
        sum.connect(speakerNodes.input);
        speakerNodes.output.connect(context.destination);
      } else sum.connect(context.destination);
    },
  };
}
