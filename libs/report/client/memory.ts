/** What the page keeps from one visit to the next; nothing where it is opened without storage. */
export const memory = {
  read(name: string): string | null {
    try {
      return localStorage.getItem(`kindred-${name}`);
    } catch {
      return null;
    }
  },
  write(name: string, value: string): void {
    try {
      localStorage.setItem(`kindred-${name}`, value);
    } catch {
      // A page opened from a file may have no storage; the choice then lasts as long as the page.
    }
  },
};
