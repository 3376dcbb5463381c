/** What the disk refuses in a cache is not worth a word: null. Faults of ours pass through. */
export function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
