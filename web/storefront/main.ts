import { readAddress, type Address } from './address';
import { announce } from './announce';
import { showCartCount } from './cart';
import { h } from './element';
import { ask } from './gateway';
import { onNavigation, place } from './navigate';
import { cartPage } from './pages/cart.page';
import { homePage } from './pages/home.page';
import type { Page } from './pages/page';
import { productPage } from './pages/product.page';
import { searchPage } from './pages/search.page';
import { thanksPage } from './pages/thanks.page';
import { searchBox } from './search-box';

const main = document.querySelector<HTMLElement>('#page')!;
let visit = new AbortController();

function pageOf(address: Address, signal: AbortSignal): Promise<Page> {
  switch (address.view) {
    case 'home':
      return homePage(signal);
    case 'search':
      return searchPage(address, signal);
    case 'product':
      return productPage(address.id, signal);
    case 'cart':
      return cartPage(signal);
    case 'thanks':
      return thanksPage(address.ids, signal);
  }
}

/** Shows the place in the address bar. A visit that was left meanwhile shows nothing. */
async function show(moveFocus: boolean): Promise<void> {
  visit.abort();
  visit = new AbortController();
  const { signal } = visit;
  const address = readAddress(location);
  document.querySelector<HTMLInputElement>('#query')!.value = address.view === 'search' ? address.query : '';
  main.setAttribute('aria-busy', 'true');
  const page = await pageOf(address, signal).catch((error: unknown) => failure(error as Error));
  if (signal.aborted) return;
  const focused = main.contains(document.activeElement) ? document.activeElement?.id : undefined;
  main.replaceChildren(...page.content);
  main.removeAttribute('aria-busy');
  document.title = `${page.title} – Vitrine`;
  // A ticked box stays the place of the keyboard and of the eye; after a link it is the new heading.
  const stayed = focused ? document.getElementById(focused) : null;
  if (!stayed) scrollTo(0, place().scroll ?? 0);
  if (!moveFocus) return;
  announce(page.title);
  (stayed ?? main.querySelector<HTMLElement>('h1') ?? main).focus({ preventScroll: true });
}

const failure = ({ message }: Error): Page => ({
  title: 'Not now',
  content: [
    h('h1', { tabindex: -1 }, 'The shop cannot show this now'),
    h('p', {}, message),
    h('button', { type: 'button', onclick: () => void show(true) }, 'Try again'),
  ],
});

async function showLabel(): Promise<void> {
  const { status } = await ask<{ status: { simulated: boolean } }>('query Label { status { simulated } }');
  document.querySelector<HTMLElement>('#simulated')!.hidden = !status.simulated;
}

onNavigation(() => void show(true));
searchBox();
showCartCount();
showLabel().catch((error: unknown) => reportError(error));
await show(false);
