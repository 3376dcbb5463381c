import { all } from '../all.ts';
import type { Keys } from '../keys.ts';
import type { Selection } from '../selection.ts';
import { createDeck, type Deck, type SideName } from './deck.ts';
import { readyDock } from './dock.ts';
import { matchGains, matchWords } from './match-words.ts';
import { createLevelMatch } from './matching.ts';
import { addPlayerKeys } from './player-keys.ts';
import { findPlayables, type Playable, type Sounds } from './playables.ts';
import type { SpeakerFilter } from './speaker-filter.ts';
import { readySpeakerHeads } from './speaker-heads.ts';

/** What other parts of the page do with the player. */
export interface Player {
  /** Plays the track that is looked at, if something plays. */
  readonly follow: () => void;
  readonly stop: () => void;
  /** Plays a track from a time of it, where an excerpt covers that; answers whether one does. */
  readonly playAt: (track: number, seconds: number) => boolean;
  /** Plays what has this key from its start, such as "join-t04". */
  readonly playKey: (key: string) => void;
}

/**
 * Makes what the page carries playable; null on a page without sound. Any button elsewhere plays
 * what its `data-plays` names: "t04", or "join-t04" for what follows that track.
 */
export function readyPlayer(page: { keys: Keys; selection: Selection }): Player | null {
  const section = document.getElementById('listen');
  const dock = document.getElementById('dock');
  return section && dock ? createPlayer({ ...page, section, dock }) : null;
}

function createPlayer({
  keys,
  selection,
  section,
  dock: dockElement,
}: {
  keys: Keys;
  selection: Selection;
  section: HTMLElement;
  dock: HTMLElement;
}): Player {
  const speakers = JSON.parse(section.dataset['filters'] ?? '[]') as readonly SpeakerFilter[];
  const playables = findPlayables();
  const tracks = playables.filter(({ track }) => track !== null);
  const levels = createLevelMatch(() => showMatch());
  let sound: { context: AudioContext; deck: Deck } | null = null;
  let current: Playable | null = null;
  /** Of the current one, once decoded: a page of twelve tracks need not hold all of them. */
  let sounds: Sounds | null = null;
  /** The last wish to play, from asking to the end of it; null: silence is wanted. */
  let wish: object | null = null;
  /** Whether it is heard: it is not while it is decoded. */
  let isPlaying = false;
  let isMatched = true;
  /** While blind, whether 1 is the master; null: not blind. */
  let turned: boolean | null = null;
  let heard: SideName = 'b';
  let speaker: SpeakerFilter | null = null;

  /** The side as its button stands, and the other way round. */
  const asShown = (side: SideName): SideName => (turned ? otherOf(side) : side);

  function showMatch(): void {
    const isAlone = current?.track === null;
    const matching = { isMatched, masterOverMixLu: levels.masterOverMixLu };
    sound?.deck.turn(isAlone ? { a: 0, b: 0 } : matchGains(matching));
    const words = isAlone
      ? 'masters, as delivered'
      : matchWords(matching, { isBlind: turned !== null });
    dock.showMatch(words, { isMatched: isMatched || isAlone, isAlone });
  }

  function show(): void {
    for (const one of playables) {
      one.show(one !== current ? 'resting' : isPlaying ? 'playing' : 'current');
    }
    if (current) dock.showTrack(current.title, { isPlaying });
    dock.showSides({ shown: asShown(heard), isBlind: turned !== null });
    showMatch();
    tick();
  }

  function tick(): void {
    if (!current || !sound) return;
    const at = sound.deck.position();
    current.showTime(at);
    dock.showTime(at, current.seconds);
    if (isPlaying) requestAnimationFrame(tick);
  }

  function open(): NonNullable<typeof sound> {
    if (sound) return sound;
    const context = new AudioContext({ sampleRate: Number(section.dataset['rate']) });
    const onEnd = (): void => {
      wish = null;
      isPlaying = false;
      show();
    };
    return (sound = { context, deck: createDeck(context, onEnd) });
  }

  async function play(chosen: Playable, fromSeconds: number): Promise<void> {
    const { context, deck } = open();
    const own = (wish = {});
    deck.stop();
    isPlaying = false;
    if (chosen !== current) {
      current = chosen;
      sounds = null;
      if (turned !== null) turned = isHeads();
    }
    document.documentElement.classList.add('has-dock');
    dock.open();
    try {
      void context.resume();
      const found = sounds ?? (await chosen.decode(context));
      // Another wish may have come, or none be left, while it was decoded.
      if (wish !== own) return;
      sounds = found;
      levels.take(sounds, speaker);
      deck.play(sounds, fromSeconds);
      isPlaying = true;
    } catch {
      chosen.giveUp();
      if (wish !== own) return;
      wish = null;
    }
    show();
  }

  function pause(): void {
    wish = null;
    sound?.deck.stop();
    isPlaying = false;
    show();
  }

  function toggle(chosen: Playable | null): void {
    if (!chosen) return;
    if (chosen === current && wish) pause();
    else void play(chosen, chosen === current ? (sound?.deck.position() ?? 0) : 0);
  }

  function hear(side: SideName): void {
    heard = side;
    sound?.deck.hear(side);
    show();
  }

  function match(on: boolean): void {
    isMatched = on;
    showMatch();
  }

  function chooseSpeaker(key: string): void {
    speaker = speakers.find((one) => one.key === key) ?? null;
    open().deck.setSpeaker(speaker);
    if (sounds) levels.take(sounds, speaker);
    dock.showSpeaker(key);
    showHead(key);
    showMatch();
  }

  const looked = (): Playable | null =>
    tracks.find(({ track }) => track === selection.track()) ?? null;
  const dock = readyDock(dockElement, {
    toggle: () => toggle(current),
    side: (side) => hear(asShown(side)),
    match,
    blind(on) {
      turned = on ? isHeads() : null;
      show();
    },
    speaker: chooseSpeaker,
  });
  const showHead = readySpeakerHeads((key) => {
    chooseSpeaker(key);
    if (!wish) toggle(current ?? tracks[0] ?? null);
  });
  for (const one of playables) one.button.addEventListener('click', () => toggle(one));
  for (const button of all('[data-plays]')) {
    const one = playables.find(({ key }) => key === button.dataset['plays']);
    if (one) button.addEventListener('click', () => toggle(one));
    else button.hidden = true;
  }
  addPlayerKeys(keys, {
    toggle: () => toggle(wish ? current : (looked() ?? current ?? tracks[0] ?? null)),
    swap: () => hear(otherOf(heard)),
    side: (side) => hear(asShown(side)),
    match: () => match(!isMatched),
    speaker: (digit) => chooseSpeaker(speakers[digit - 1]?.key ?? ''),
  });
  return {
    stop: () => wish && pause(),
    follow() {
      const next = looked();
      if (wish && next && next !== current) void play(next, 0);
    },
    playKey(key) {
      const one = playables.find((each) => each.key === key);
      if (one) void play(one, 0);
    },
    playAt(track, seconds) {
      const one = tracks.find((each) => each.track === track);
      const from = one ? seconds - one.startSeconds : -1;
      if (!one || from < 0 || from >= one.seconds) return false;
      void play(one, from);
      return true;
    },
  };
}

function otherOf(side: SideName): SideName {
  return side === 'a' ? 'b' : 'a';
}

/** Which of two lies first, while blind. */
function isHeads(): boolean {
  return crypto.getRandomValues(new Uint8Array(1))[0]! % 2 === 1;
}
