/** The bytes of Windows-1252 characters, which are not those of Latin-1 from 0x80 to 0x9f. */
const BYTES: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map(
    (character, byte) => [character, byte],
  ),
);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A lead byte of UTF-8 and what may follow it, as Windows-1252 shows them: 'Ã©', 'â€™'. */
const MISREAD =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+/g;

/** Puts right UTF-8 that was read as Windows-1252, however often: 'CafÃ©' → 'Café'. Leaves what only looks like it. */
export function repairEncoding(text: string): string {
  const repaired = text.replace(MISREAD, reread);
  return repaired === text ? text : repairEncoding(repaired);
}

function reread(misread: string): string {
  const bytes = Uint8Array.from(misread, (character) => BYTES.get(character) ?? 0);
  try {
    return utf8.decode(bytes);
  } catch {
    return misread;
  }
}
