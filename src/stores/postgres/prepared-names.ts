/** Lists of ids of every length make statements without end, and the database holds each for as long as a connection. */
const MAX_NAMES = 200;

/**
 * Names for the first statements that are used: a connection plans one that has a name once and not for every answer,
 * which for short reads costs as much as the reading.
 */
export class PreparedNames {
  readonly #names = new Map<string, string>();

  /** Empty for a statement that is to be planned each time. */
  of(sql: string): string {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= MAX_NAMES) return known ?? '';
    const name = `vitrine-${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }
}
