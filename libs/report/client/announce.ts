/** Says something to those who listen to the page, politely: after what is being read. */
export function announce(text: string): void {
  const live = document.querySelector('[data-live]');
  if (live) live.textContent = text;
}
