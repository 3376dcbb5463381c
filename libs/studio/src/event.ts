import type { Issue, MasteringPlan, Pin, Release } from '@kindred/records';

/** The stages of a run, in order. */
export type StageName = 'measure' | 'plan' | 'render' | 'report';

/** What a track goes through, in order. */
export const stepNames = ['measure', 'rehearse', 'render', 'verify', 'pack'] as const;
export type StepName = (typeof stepNames)[number];

/** What happens during a run, for whoever shows it. Told in order, on one thread. */
export type StudioEvent =
  | { readonly kind: 'release'; readonly release: Release; readonly folder: string }
  | { readonly kind: 'stage'; readonly stage: StageName; readonly tracks: number }
  | {
      readonly kind: 'progress';
      readonly stage: StageName;
      /** What of the stage is being done, and for which track, from 1. */
      readonly step: StepName;
      readonly track: number;
      readonly doing: string;
      /** Share of the whole run that is done, 0 to 1. */
      readonly done: number;
    }
  | {
      readonly kind: 'track';
      readonly stage: StageName;
      readonly track: number;
      readonly title: string;
      /** The file this is about, as the person knows it. */
      readonly file: string;
      readonly durationSeconds: number;
      /** What came out, in a few words, and whether it may be delivered. */
      readonly figures: string;
      /** Whether an earlier run had it and it was not made again: its size and date are the same. */
      readonly isUnchanged: boolean;
    }
  | { readonly kind: 'issue'; readonly issue: Issue }
  /** What a person edited in the plan: told once, before it is planned around. */
  | { readonly kind: 'pinned'; readonly pins: readonly Pin[] }
  | {
      readonly kind: 'planned';
      readonly plan: MasteringPlan;
      /** What a person fixed in it. */
      readonly pins: readonly Pin[];
      /** What was decided the last time; null: nothing that this one stands by. */
      readonly before: MasteringPlan | null;
    };

export type Listener = (event: StudioEvent) => void;
