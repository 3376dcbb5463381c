/**
 * Adds to a page that is whole without it: the theme button, folding on phones, opening all cards,
 * copying digests, and cards opened for print.
 */
(() => {
  const root = document.documentElement;
  root.classList.remove('no-js');

  const themes = ['auto', 'light', 'dark'];
  const words = { auto: 'Auto', light: 'Light', dark: 'Dark' };
  const spoken = { auto: 'as the system', light: 'light', dark: 'dark' };
  const memory = {
    read() {
      try {
        return localStorage.getItem('kindred-theme');
      } catch {
        return null;
      }
    },
    write(theme) {
      try {
        localStorage.setItem('kindred-theme', theme);
      } catch {
        // A page opened from a file may have no storage; the theme then lasts as long as the page.
      }
    },
  };
  const kept = memory.read();
  let theme = themes.includes(kept) ? kept : 'auto';
  const applyTheme = () => {
    if (theme === 'auto') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
  };
  applyTheme();

  const all = (selector) => [...document.querySelectorAll(selector)];
  const announce = (text) => {
    const live = document.querySelector('[data-live]');
    if (live) live.textContent = text;
  };

  function readyTheme(button) {
    const show = () => {
      button.setAttribute('aria-label', `Theme: ${spoken[theme]}`);
      button.querySelector('[data-theme-word]').textContent = words[theme];
    };
    show();
    button.addEventListener('click', () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      memory.write(theme);
      applyTheme();
      show();
    });
  }

  /** On a phone only the head shows at first; on wide screens the list is always there. */
  function readyPromises(details) {
    const narrow = matchMedia('(max-width: 599.98px)');
    const summary = details.querySelector('summary');
    const fit = () => {
      details.open = !narrow.matches;
      summary.tabIndex = narrow.matches ? 0 : -1;
    };
    fit();
    narrow.addEventListener('change', fit);
  }

  function readyOpenAll(button) {
    const cards = all('details.card');
    const show = () => {
      button.textContent = cards.every((card) => card.open) ? 'Close all' : 'Open all';
    };
    show();
    button.addEventListener('click', () => {
      const open = !cards.every((card) => card.open);
      for (const card of cards) card.open = open;
      show();
    });
    for (const card of cards) card.addEventListener('toggle', show);
  }

  function readyCopy(button) {
    button.addEventListener('click', () => {
      const done = () => {
        button.textContent = 'copied';
        announce('Digest copied');
      };
      const failed = () => {
        button.textContent = 'select it';
        button.parentElement.querySelector('details').open = true;
      };
      if (navigator.clipboard)
        navigator.clipboard.writeText(button.dataset.copy).then(done, failed);
      else failed();
    });
  }

  /** A link to a track opens its card. */
  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  function readyPrint() {
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = all('details.card:not([open]), details.promises:not([open])');
      for (const details of closed) details.open = true;
    });
    addEventListener('afterprint', () => {
      for (const details of closed) details.open = false;
    });
  }

  addEventListener('DOMContentLoaded', () => {
    all('[data-theme-button]').forEach(readyTheme);
    all('[data-promises]').forEach(readyPromises);
    all('[data-open-all]').forEach(readyOpenAll);
    all('[data-copy]').forEach(readyCopy);
    readyPrint();
    addEventListener('hashchange', openTarget);
    if (location.hash) openTarget();
  });
})();
