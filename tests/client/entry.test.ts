import { afterEach, expect, test, vi } from 'vitest';
import { keepInEntry, restorePlace } from '../../src/client/hooks/entry.ts';

/** A page that is as tall as it is told, with a viewport of none, and observers that are told when it has grown. */
function aPage(): { grow: (height: number) => void; moved: () => number[] } {
  let height = 0;
  let y = 0;
  const moves: number[] = [];
  const observers = new Set<() => void>();
  Object.assign(globalThis, {
    ResizeObserver: class {
      tell: () => void;
      constructor(tell: () => void) {
        this.tell = tell;
      }
      observe() {
        observers.add(this.tell);
      }
      disconnect() {
        observers.delete(this.tell);
      }
    },
    scrollTo: (_x: number, to: number) => {
      y = Math.min(to, height);
      moves.push(y);
    },
  });
  Object.defineProperty(globalThis, 'scrollY', { get: () => y, configurable: true });
  return {
    grow: (to) => {
      height = to;
      for (const tell of [...observers]) tell();
    },
    moved: () => moves,
  };
}

const was = {
  ResizeObserver: globalThis.ResizeObserver,
  scrollTo: globalThis.scrollTo,
};
afterEach(() => {
  Object.assign(globalThis, was);
  Object.defineProperty(globalThis, 'scrollY', { value: 0, configurable: true });
});

test('[BACK] the page is brought back to its place as it grows, and left alone from then on', () => {
  const page = aPage();
  restorePlace({ y: 4500 });
  page.grow(600);
  page.grow(9000);
  page.grow(9500);
  expect(page.moved()).toEqual([600, 4500]);
});

for (const move of ['wheel', 'pointerdown', 'keydown'])
  test(`[BACK] a person who moves themselves is not moved: ${move}`, () => {
    const page = aPage();
    restorePlace({ y: 4500 });
    page.grow(600);
    dispatchEvent(new Event(move));
    page.grow(9000);
    expect(page.moved()).toEqual([600]);
  });

test('[BACK] the card that was in sight is in sight again where it was, however tall those above it are now', () => {
  const page = aPage();
  restorePlace({ y: 4500, href: new URL('/task/as-9', document.baseURI).href, top: 300 });
  page.grow(600);
  document.body.innerHTML =
    '<main><ul><li><a href="/task/as-9">Việc</a></li></ul></main>';
  const link = document.querySelector('a') as HTMLAnchorElement;
  const at = { top: 5100 };
  link.getBoundingClientRect = () => ({ top: at.top - scrollY }) as DOMRect;
  page.grow(9000);
  // Those that came into sight are taller than was thought.
  at.top = 5160;
  page.grow(9060);
  page.grow(9060);
  at.top = 5200;
  page.grow(9100);
  expect(page.moved()).toEqual([600, 4800, 4860]);
  document.body.innerHTML = '';
});

test('[BACK] a list that never comes back is given up: nobody is moved while they read', () => {
  vi.useFakeTimers();
  const page = aPage();
  restorePlace({ y: 4500 });
  page.grow(600);
  vi.advanceTimersByTime(5000);
  vi.useRealTimers();
  page.grow(9000);
  expect(page.moved()).toEqual([600]);
});

test('[BACK] leaving the screen ends it', () => {
  const page = aPage();
  const stop = restorePlace({ y: 4500 });
  page.grow(600);
  stop();
  page.grow(9000);
  expect(page.moved()).toEqual([600]);
});

test('[BACK] an entry keeps what it had beside what is added', () => {
  history.replaceState({ depth: 2 }, '');
  keepInEntry({ open: ['done'] });
  keepInEntry({ left: { y: 12 } });
  expect(history.state).toEqual({ depth: 2, open: ['done'], left: { y: 12 } });
});
