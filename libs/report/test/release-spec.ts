import type { EqBand, Issue, LoudnessBasis, Reason, Target } from '@kindred/records';
import type { ToneSpec } from './made-tone.js';
import type { forms } from './song-form.js';

/** A made-up track: what its mix measures and what became of it. */
export interface TrackSpec {
  readonly title: string;
  readonly seconds: number;
  readonly form: keyof typeof forms;
  /** Level of the mix's loud section. */
  readonly mixLufs: number;
  readonly mixPeakDbtp: number;
  /** Lower than the others on purpose. */
  readonly offsetLu?: number;
  /** Under its level because its limiting is used up. */
  readonly underLu?: number;
  readonly issues?: readonly Issue[];
  /** Nothing could be made of it; `read` says how far its mix was read. */
  readonly failed?: 'at profile' | 'at render';
  readonly brokenPeakDbtp?: number;
  /** Left out: no tone could be measured. */
  readonly tone?: ToneSpec;
  /** How much of its limiting it may use; 1 when left out. */
  readonly limitingTimes?: number;
  /** Under 3 s: no loud section, no range, nothing short-term. */
  readonly tooShort?: boolean;
}

export interface ReleaseSpec {
  readonly title?: string;
  readonly artist?: string;
  readonly tracks: readonly TrackSpec[];
  readonly target?: Target;
  readonly yieldedLu?: number;
  readonly planReasons?: readonly Reason[];
  readonly basis?: LoudnessBasis;
  /** Music that tone is brought toward: names, and what sets it apart from the centre. */
  readonly reference?: { readonly names: readonly string[]; readonly apart: EqBand };
  /** One song has no siblings to make a centre of. */
  readonly withoutCentre?: true;
  /** No common level: each track is brought to the target by itself. */
  readonly eachItsOwn?: boolean;
}
