import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { asOfNow } from './as-of-now';
import type { Example } from './example';
import { headersFor } from './headers';

/** A book with a bookmark, drawn like GraphiQL's own icons. */
const ExamplesIcon = () => (
  <svg viewBox="3 2.5 18 19" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M5 4.5h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3z M5 16.5a3 3 0 0 1 3-3h11 M10 4.5v6l2-1.5 2 1.5v-6" />
  </svg>
);

/** The menu of example operations, as a pane beside the documentation. */
export const examplesPlugin = (examples: readonly Example[]): GraphiQLPlugin => ({
  title: 'Examples',
  icon: ExamplesIcon,
  content: () => <ExamplesMenu examples={examples} />,
});

function ExamplesMenu({ examples }: { readonly examples: readonly Example[] }) {
  const open = useOpenExample(examples);
  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Examples</h2>
      <p>
        Operations to start from. Each sends this browser’s <code>X-Visitor-Id</code>, which the shop at{' '}
        <a href="/">/</a> sends too. Those marked “key” need a partner’s <code>X-Api-Key</code>: in
        development the gateway prints a demo key at its start.
      </p>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" onClick={() => open(example)}>
              {example.title}
              {example.needsPartnerKey && <span className="examples-key">key</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Opens an example in the editors: in this tab where it shows an untouched example, else in a new one. */
function useOpenExample(examples: readonly Example[]): (example: Example) => void {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  return (example) => {
    const typed = queryEditor?.getValue().trim() ?? '';
    const headers = headersFor(example, headerEditor?.getValue() ?? '');
    if (typed !== '' && !examples.some(({ query }) => query.trim() === typed)) addTab();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(asOfNow(example.variables));
    headerEditor?.setValue(headers);
    responseEditor?.setValue('');
  };
}
