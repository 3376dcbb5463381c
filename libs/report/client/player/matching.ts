import type { Matching } from './match-words.ts';
import type { Sounds } from './playables.ts';
import { speakerChangeOf } from './speaker-change.ts';
import type { SpeakerFilter } from './speaker-filter.ts';

/** Knows how much louder a master is than its mix, behind a speaker too. */
export interface LevelMatch {
  readonly masterOverMixLu: Matching['masterOverMixLu'];
  /** To be told what plays, and through what. Calls back when a speaker's part is known. */
  take(sounds: Sounds, speaker: SpeakerFilter | null): void;
}

export function createLevelMatch(onKnown: () => void): LevelMatch {
  let taken: { sounds: Sounds; speaker: SpeakerFilter | null } | null = null;
  /** By how much more the speaker raises the master than the mix. */
  let changeLu = 0;

  const measure = async (sounds: Sounds, speaker: SpeakerFilter): Promise<void> => {
    const { a, b } = sounds;
    if (!a || !b || a === b) return;
    const [mix, master] = await Promise.all([
      speakerChangeOf(a, speaker),
      speakerChangeOf(b, speaker),
    ]);
    if (taken?.sounds !== sounds || taken.speaker !== speaker) return;
    changeLu = master - mix;
    onKnown();
  };

  return {
    get masterOverMixLu() {
      const [mix, master] = [taken?.sounds.a?.lufs ?? null, taken?.sounds.b?.lufs ?? null];
      return mix === null || master === null ? null : master - mix + changeLu;
    },
    take(sounds, speaker) {
      if (taken?.sounds === sounds && taken.speaker === speaker) return;
      taken = { sounds, speaker };
      changeLu = 0;
      if (speaker) void measure(sounds, speaker);
    },
  };
}
