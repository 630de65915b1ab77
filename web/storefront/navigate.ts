import { writeAddress, type Address } from './address';
import type { Origin } from './track';

/** What an entry of the browser's history remembers beside its address. */
interface Place {
  /** The answer that led here, where one did. */
  readonly origin?: Origin;
  /** How far down the page the shopper was. */
  readonly scroll?: number;
  /** How many results were shown. */
  readonly shown?: number;
}

/** Milliseconds without scrolling after which a place is remembered; browsers allow some 100 such writes in 30 s. */
const SETTLED = 150;

const listeners: (() => void)[] = [];
let settling = 0;

export const place = (): Place => (history.state as Place | null) ?? {};

export const remember = (what: Place): void => history.replaceState({ ...place(), ...what }, '');

/** Goes to a place of the shop without loading the page anew. */
export function navigate(to: Address | string, origin?: Origin): void {
  clearTimeout(settling);
  remember({ scroll: scrollY });
  history.pushState({ origin }, '', typeof to === 'string' ? to : writeAddress(to));
  for (const listener of listeners) listener();
}

/** Calls back on every change of place, links and the browser's own buttons included. */
export function onNavigation(listener: () => void): void {
  listeners.push(listener);
  // A page is filled after the browser would scroll it, so the shop scrolls by itself.
  history.scrollRestoration = 'manual';
  addEventListener('scroll', () => {
    clearTimeout(settling);
    settling = setTimeout(() => remember({ scroll: scrollY }), SETTLED);
  });
  addEventListener('popstate', () => {
    clearTimeout(settling);
    listener();
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || modified || event.defaultPrevented || link.origin !== location.origin) return;
    if (link.pathname !== '/' || link.hash) return;
    event.preventDefault();
    const { requestId, position } = link.dataset;
    navigate(link.href, requestId ? { requestId, position: Number(position) } : undefined);
  });
}
