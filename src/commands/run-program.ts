import type { Command } from 'commander';
import { ConfigError } from '../config.js';
import { VitrineError } from '../domain/errors.js';
import { ImportError } from '../importing/import-error.js';

const MENDABLE = [ConfigError, ImportError, VitrineError];

/** Runs a command. What its caller can mend is one line and exit code 1; anything else is our bug and throws. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.showHelpAfterError('(--help says what there is)').parseAsync();
  } catch (error) {
    if (!MENDABLE.some((kind) => error instanceof kind)) throw error;
    const { message, cause } = error as Error;
    // What is behind an outage helps who runs a command; it never reaches callers of the gateway.
    console.error(`${message}${cause instanceof Error ? ` (${cause.message})` : ''}`);
    process.exitCode = 1;
  }
}
