import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import './page.css';
import './start-workers';

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

createRoot(document.querySelector('#graphiql')!).render(<GraphiQL fetcher={fetcher} />);
