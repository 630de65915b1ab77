import { createApp } from './app.js';
import { readConfig } from './config.js';
import { createLogger } from './telemetry/logger.js';

/** Milliseconds after which a stop no longer waits for slow requests. */
const STOP_MS = 10_000;

try {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  // Until there is an app there is nothing to close; the start looks whether it is still wanted.
  let close = async (): Promise<void> => {};
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await close();
  };
  // Before anything is started: whoever stops a start half-way must not leave a database server behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  const app = await createApp(config, logger);
  close = app.close;
  if (stopping) await close();
  else greet(await app.listen(), app.demoKey);
} catch (error) {
  process.stderr.write(`Vitrine cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** For people; everything else on standard output is JSON. */
function greet(url: string, demoKey: string | undefined): void {
  const lines = [`Vitrine is open: ${url}  GraphiQL: ${url}/graphiql`];
  if (demoKey)
    lines.push(
      `No authentication is configured, so this is development: the partner key until the next start is`,
      `  X-Api-Key: ${demoKey}`,
    );
  process.stdout.write(`${lines.join('\n')}\n`);
}
