import { decodeWindows1252 } from '../reading/windows-1252.js';

const CHARACTERS = [...decodeWindows1252(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)))];
const BYTES: ReadonlyMap<string, number> = new Map(CHARACTERS.map((character, byte) => [character, byte]));
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes of one character in UTF-8, two to four of them, as Windows-1252 shows them: 'Ã©', 'â€™'. */
const following = `[${CHARACTERS.slice(0x80, 0xc0).join('')}]`;
const MISREAD = new RegExp(
  `[\u00c2-\u00df]${following}|[\u00e0-\u00ef]${following}{2}|[\u00f0-\u00f4]${following}{3}`,
  'g',
);

/** Puts right UTF-8 that was read as Windows-1252, however often: 'CafÃ©' → 'Café'. */
export function repairEncoding(text: string): string {
  const repaired = text.replace(MISREAD, reread);
  return repaired === text ? text : repairEncoding(repaired);
}

function reread(misread: string): string {
  try {
    return utf8.decode(Uint8Array.from(misread, (character) => BYTES.get(character)!));
  } catch {
    return misread;
  }
}
