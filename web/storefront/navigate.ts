import { writeAddress, type Address } from './address';
import type { Origin } from './track';

const listeners: (() => void)[] = [];

/** Goes to a place of the shop without loading the page anew. */
export function navigate(to: Address | string, origin?: Origin): void {
  history.pushState({ origin }, '', typeof to === 'string' ? to : writeAddress(to));
  scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** The answer that led to this place, where one did. */
export const originOfVisit = (): Origin | undefined => (history.state as { origin?: Origin } | null)?.origin;

/** Calls back on every change of place, links and the browser's own buttons included. */
export function onNavigation(listener: () => void): void {
  listeners.push(listener);
  addEventListener('popstate', listener);
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
