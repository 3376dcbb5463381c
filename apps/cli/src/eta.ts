/** Says how long a run still takes, from how far it is; calm enough to be read. */
export interface Eta {
  /** Seconds left, or null while nobody can know. */
  left(at: { readonly done: number; readonly elapsedSeconds: number }): number | null;
}

/** Before this share is done, an estimate would only jump. */
const knowableShare = 0.05;
/** Weight of a new estimate against the old one. */
const freshness = 0.2;

export function createEta(): Eta {
  let finishAt: number | null = null;
  return {
    left({ done, elapsedSeconds }) {
      if (done < knowableShare) return null;
      const estimate = elapsedSeconds / done;
      finishAt = finishAt === null ? estimate : finishAt + (estimate - finishAt) * freshness;
      return Math.max(0, finishAt - elapsedSeconds);
    },
  };
}
