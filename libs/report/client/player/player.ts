import { createDeck, type Deck, type SideName } from './deck.ts';
import { readyDock, type Dock } from './dock.ts';
import { readyKeys } from './keys.ts';
import { matchGains, matchWords } from './match-words.ts';
import { decodeSound, type Sound } from './sound.ts';
import { speakerChangeOf } from './speaker-change.ts';
import type { SpeakerFilter } from './speaker-filter.ts';

/**
 * What another part of the page asks for by an event `kindred:play` on the window: "t04" or
 * "join-t04", from a time of the track if an excerpt covers it.
 */
export interface PlayRequest {
  readonly key: string;
  readonly atSeconds?: number;
}

type Sounds = Readonly<Record<SideName, Sound | null>>;

/** Makes the excerpts of the page playable; does nothing on a page without sound. */
export function readyPlayer(): void {
  const section = document.getElementById('listen');
  const dockElement = document.getElementById('dock');
  if (section && dockElement) createPlayer(section, dockElement);
}

function createPlayer(section: HTMLElement, dockElement: HTMLElement): void {
  const speakers = JSON.parse(section.dataset['filters'] ?? '[]') as readonly SpeakerFilter[];
  const items = [...section.querySelectorAll<HTMLElement>('[data-playable]')];
  const decoded = new Map<HTMLElement, Promise<Sounds>>();
  let context: AudioContext | null = null;
  let deck: Deck | null = null;
  let current: HTMLElement | null = null;
  let sounds: Sounds = { a: null, b: null };
  let isPlaying = false;
  let isMatched = true;
  let isBlind = false;
  /** While blind: whether 1 is the master. */
  let isTurned = false;
  let heard: SideName = 'b';
  let speaker: SpeakerFilter | null = null;
  let heardThrough = { a: 0, b: 0 };
  let showHeads: (key: string) => void = () => undefined;

  const secondsOf = (item: HTMLElement): number => Number(item.dataset['seconds']);
  const isJoin = (item: HTMLElement): boolean => item.dataset['playable']!.startsWith('join-');

  const showMatch = (): void => {
    const { a, b } = sounds;
    const masterOverMixLu =
      a?.lufs === undefined || b?.lufs === undefined || a.lufs === null || b.lufs === null
        ? null
        : b.lufs + heardThrough.b - (a.lufs + heardThrough.a);
    const matching = { isMatched, masterOverMixLu };
    const isAlone = current !== null && isJoin(current);
    deck?.turn(isAlone ? { a: 0, b: 0 } : matchGains(matching));
    dock.showMatch(isAlone ? 'masters, as delivered' : matchWords(matching, { isBlind }), {
      isMatched: isMatched || isAlone,
      isAlone,
    });
  };

  const show = (): void => {
    for (const item of items) {
      item.classList.toggle('is-current', item === current);
      item.classList.toggle('is-playing', item === current && isPlaying);
      const verb = item === current && isPlaying ? 'Pause' : 'Play';
      item
        .querySelector('[data-play]')
        ?.setAttribute('aria-label', `${verb} ${item.dataset['title'] ?? ''}`);
    }
    if (current) dock.showTrack(current.dataset['title'] ?? '', { isPlaying });
    dock.showSides({ shown: shownSide(), isBlind });
    showMatch();
  };

  /** The side as its button stands: while blind, 1 and 2 may have changed places. */
  const shownSide = (): SideName => (isBlind && isTurned ? otherOf(heard) : heard);

  const tick = (): void => {
    if (!current || !deck) return;
    const at = deck.position();
    const share = `${((100 * at) / secondsOf(current)).toFixed(2)}%`;
    const head = current.querySelector('[data-playhead]');
    head?.setAttribute('x1', share);
    head?.setAttribute('x2', share);
    dock.showTime(at, secondsOf(current));
    if (isPlaying) requestAnimationFrame(tick);
  };

  const open = (): Deck => {
    context ??= new AudioContext({ sampleRate: Number(section.dataset['rate']) });
    deck ??= createDeck(context, () => {
      isPlaying = false;
      show();
      tick();
    });
    return deck;
  };

  const soundsOf = (item: HTMLElement): Promise<Sounds> => {
    const known = decoded.get(item);
    if (known) return known;
    const decode = async (name: string): Promise<Sound | null> => {
      const audio = item.querySelector<HTMLAudioElement>(`audio[data-side="${name}"]`);
      return audio && context ? decodeSound(context, audio, secondsOf(item)) : null;
    };
    const both = isJoin(item)
      ? decode('join').then((join) => ({ a: join, b: join }))
      : Promise.all([decode('mix'), decode('master')]).then(([a, b]) => ({ a, b }));
    // A page of twelve tracks need not hold all of them decoded.
    decoded.clear();
    decoded.set(item, both);
    return both;
  };

  const measureSpeaker = async (): Promise<void> => {
    const [{ a, b }, through] = [sounds, speaker];
    const none = { a: 0, b: 0 };
    const changes =
      a && b && through && a !== b
        ? await Promise.all([speakerChangeOf(a, through), speakerChangeOf(b, through)])
        : null;
    if (sounds.a !== a || speaker !== through) return;
    heardThrough = changes ? { a: changes[0], b: changes[1] } : none;
    showMatch();
  };

  const play = async (item: HTMLElement, fromSeconds = 0): Promise<void> => {
    const opened = open();
    const isNew = item !== current;
    opened.stop();
    current = item;
    document.documentElement.classList.add('has-dock');
    dock.open();
    try {
      void context?.resume();
      const found = await soundsOf(item);
      if (current !== item) return;
      sounds = found;
    } catch {
      isPlaying = false;
      const button = item.querySelector<HTMLButtonElement>('[data-play]');
      button?.setAttribute('disabled', '');
      item.querySelector('[data-range]')!.textContent = 'this browser can’t decode it';
      show();
      return;
    }
    if (isNew) {
      heardThrough = { a: 0, b: 0 };
      if (isBlind) isTurned = shuffled();
    }
    isPlaying = true;
    opened.play(sounds, fromSeconds);
    show();
    tick();
    if (speaker) await measureSpeaker();
  };

  const pause = (): void => {
    deck?.stop();
    isPlaying = false;
    show();
    tick();
  };

  const toggle = (item: HTMLElement | null): void => {
    const chosen = item ?? current ?? items[0] ?? null;
    if (!chosen) return;
    if (chosen === current && isPlaying) pause();
    else void play(chosen, chosen === current ? (deck?.position() ?? 0) : 0);
  };

  const hear = (side: SideName): void => {
    heard = side;
    deck?.hear(side);
    show();
  };
  const chooseShown = (side: SideName): void => hear(isBlind && isTurned ? otherOf(side) : side);
  const chooseSpeaker = (key: string): void => {
    speaker = speakers.find((one) => one.key === key) ?? null;
    open().setSpeaker(speaker);
    heardThrough = { a: 0, b: 0 };
    dock.showSpeaker(key);
    showHeads(key);
    void measureSpeaker();
  };
  const step = (by: number, among: readonly HTMLElement[]): void => {
    const at = current ? among.indexOf(current) : -1;
    const next = among[at < 0 ? (by > 0 ? 0 : among.length - 1) : at + by];
    if (next) void play(next);
  };

  const dock: Dock = readyDock(dockElement, {
    toggle: () => toggle(null),
    side: chooseShown,
    match(on) {
      isMatched = on;
      showMatch();
    },
    blind(on) {
      isBlind = on;
      isTurned = on && shuffled();
      show();
    },
    speaker: chooseSpeaker,
  });

  for (const item of items) {
    item.querySelector('[data-play]')?.addEventListener('click', () => toggle(item));
  }
  const heads = readyHeads((key) => {
    chooseSpeaker(key);
    if (!isPlaying) toggle(current);
  });
  showHeads = (key) => {
    for (const [own, head] of heads) head.setAttribute('aria-pressed', String(own === key));
  };
  addEventListener('kindred:play', (event) => {
    const { key, atSeconds } = (event as CustomEvent<PlayRequest>).detail;
    const item = items.find((one) => one.dataset['playable'] === key);
    if (!item) return;
    const from = atSeconds === undefined ? 0 : atSeconds - Number(item.dataset['start']);
    if (from >= 0 && from < secondsOf(item)) void play(item, from);
  });
  const tracks = items.filter((item) => !isJoin(item));
  readyKeys({
    ' ': () => toggle(null),
    x: () => hear(otherOf(heard)),
    a: () => chooseShown('a'),
    b: () => chooseShown('b'),
    m() {
      isMatched = !isMatched;
      show();
    },
    '[': () => step(-1, tracks),
    ']': () => step(1, tracks),
    j: () => step(1, items.filter(isJoin)),
    Escape: () => isPlaying && pause(),
    ...Object.fromEntries(
      ['', ...speakers.map(({ key }) => key)].map((key, digit) => [
        String(digit),
        () => chooseSpeaker(key),
      ]),
    ),
  });
}

/** Makes the heads of the table of speakers buttons: what they name can be listened through. */
function readyHeads(choose: (key: string) => void): ReadonlyMap<string, HTMLButtonElement> {
  const heads = new Map<string, HTMLButtonElement>();
  for (const cell of document.querySelectorAll<HTMLElement>('[data-hear]')) {
    const key = cell.dataset['hear']!;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'hear-button';
    button.setAttribute('aria-pressed', 'false');
    button.title = `Listen through: ${cell.querySelector('abbr')?.title ?? ''}`;
    button.textContent = cell.textContent;
    button.addEventListener('click', () =>
      choose(button.getAttribute('aria-pressed') === 'true' ? '' : key),
    );
    cell.replaceChildren(button);
    heads.set(key, button);
  }
  return heads;
}

function otherOf(side: SideName): SideName {
  return side === 'a' ? 'b' : 'a';
}

/** Heads or tails. */
function shuffled(): boolean {
  return crypto.getRandomValues(new Uint8Array(1))[0]! % 2 === 1;
}
