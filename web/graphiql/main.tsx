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
const first = examples.find(({ name }) => name === 'search');
const plugin = examplesPlugin(examples);
const headers = headersFor({ needsPartnerKey: false, needsViewer: false }, '');

createRoot(document.querySelector('#graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[plugin, HISTORY_PLUGIN]}
    visiblePlugin={plugin}
    defaultTabs={first && [{ query: first.query, variables: first.variables, headers }]}
    defaultHeaders={headers}
    // A key in localStorage would outlive the tab.
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
    defaultEditorToolsVisibility="variables"
  />,
);
