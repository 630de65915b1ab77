import { visitorId } from '../visitor-id';
import type { Example } from './example';

/** What stands where a key belongs; the gateway refuses it and says why. */
const KEY_HINT = 'the demo key that the gateway printed at its start';
/** A shopper whom nobody else is. */
const VIEWER = 'example-shopper';

/** The header template: what the operation needs, and what was typed before. As JSON text. */
export function headersFor(example: Pick<Example, 'needsPartnerKey' | 'needsViewer'>, typed: string): string {
  const kept = parse(typed);
  // A hint that nobody replaced would make the gateway refuse what needs no key.
  if (kept['X-Api-Key'] === KEY_HINT) delete kept['X-Api-Key'];
  if (kept['X-Viewer-Id'] === VIEWER && !example.needsViewer) delete kept['X-Viewer-Id'];
  return JSON.stringify(
    {
      'X-Visitor-Id': visitorId(),
      ...(example.needsPartnerKey && { 'X-Api-Key': KEY_HINT }),
      ...(example.needsViewer && { 'X-Viewer-Id': VIEWER }),
      ...kept,
    },
    null,
    2,
  );
}

/** An unfinished text counts as none. */
function parse(text: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed && typeof parsed === 'object' ? (parsed as Record<string, string>) : {};
  } catch {
    return {};
  }
}
