import { searchFor } from './address';
import { h } from './element';
import { navigate } from './navigate';
import { suggest, type Suggestion } from './suggest-operation';

/** Milliseconds of quiet before a half-typed word is looked up: shorter than a shopper notices. */
const PAUSE = 60;

/** The search box: a combobox with a list, as WAI-ARIA describes it. Arrows choose, Enter goes, Escape closes. */
export function searchBox(): void {
  const form = document.querySelector<HTMLFormElement>('#search')!;
  const input = document.querySelector<HTMLInputElement>('#query')!;
  const list = document.querySelector<HTMLElement>('#suggestions')!;
  let shown: readonly Suggestion[] = [];
  let chosen = -1;
  let timer = 0;
  let asked = new AbortController();

  const show = (suggestions: readonly Suggestion[]): void => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map((suggestion, i) => option(suggestion, i, () => go(suggestion))));
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
  };
  const choose = (i: number): void => {
    chosen = i;
    for (const [n, element] of [...list.children].entries())
      element.setAttribute('aria-selected', String(n === i));
    if (i >= 0) input.setAttribute('aria-activedescendant', `suggestion-${i}`);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = (): void => {
    clearTimeout(timer);
    asked.abort();
    show([]);
  };
  const go = ({ to }: Pick<Suggestion, 'to'>): void => {
    close();
    navigate(to);
  };
  const lookUp = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const found = await suggest(input.value, signal);
      if (!signal.aborted) show(found);
    } catch {
      // Typing goes on without suggestions; the search itself will say what is wrong.
      if (!signal.aborted) show([]);
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (input.value.trim() === '') close();
    else timer = setTimeout(() => void lookUp(), PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) close();
    else if (event.key === 'ArrowDown' && shown.length > 0) choose((chosen + 1) % shown.length);
    else if (event.key === 'ArrowUp' && shown.length > 0) choose((chosen <= 0 ? shown.length : chosen) - 1);
    else return;
    event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(shown[chosen] ?? { to: searchFor(input.value.trim()) });
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!form.contains(relatedTarget as Node | null)) close();
  });
}

const option = ({ fragments, note }: Suggestion, i: number, onclick: () => void): HTMLElement =>
  h(
    'div',
    {
      id: `suggestion-${i}`,
      role: 'option',
      'aria-selected': 'false',
      // The box keeps the focus, so that a click is not taken for leaving it.
      onmousedown: (event) => event.preventDefault(),
      onclick,
    },
    h(
      'span',
      {},
      fragments.map(({ text, matched }) => (matched ? text : h('b', {}, text))),
    ),
    note ? h('span', { class: 'note' }, note) : null,
  );
