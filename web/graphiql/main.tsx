import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { loadExamples } from './example';
import { examplesPlugin } from './examples-plugin';
import { headersFor } from './headers';
import './page.css';
import './start-workers';

const fetcher = createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false });
const examples = await loadExamples();
const plugin = examplesPlugin(examples);

createRoot(document.querySelector('#graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[plugin, HISTORY_PLUGIN]}
    visiblePlugin={plugin}
    defaultQuery={examples[0]?.query}
    defaultHeaders={headersFor({ needsPartnerKey: false }, '')}
    // A key in localStorage would outlive the tab.
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
    defaultEditorToolsVisibility
  />,
);
