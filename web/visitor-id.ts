const KEY = 'vitrine.visitor';

/** This browser's id for X-Visitor-Id: random, kept in localStorage, the same on every page of this gateway. */
export function visitorId(): string {
  const kept = localStorage.getItem(KEY);
  if (kept) return kept;
  const made = randomId();
  localStorage.setItem(KEY, made);
  return made;
}

/** 128 random bits in hex. (`crypto.randomUUID` is missing on pages without TLS.) */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
