import { escapeUTF8 } from 'entities';

type Part = Markup | string | number | readonly Markup[];

/** Text that is markup already; whatever else is put into a template is escaped. */
export class Markup {
  private constructor(readonly text: string) {}

  /** Markup from elsewhere, trusted as it is. */
  static raw(text: string): Markup {
    return new Markup(text);
  }

  /** The tag of a template: Markup.of`<p>${words}</p>`. */
  static of(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
    return new Markup(
      strings.reduce((text, string, i) => `${text}${string}${i < parts.length ? write(parts[i]!) : ''}`, ''),
    );
  }
}

function write(part: Part): string {
  if (part instanceof Markup) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escapeUTF8(String(part));
}
