import { Markup } from './markup.js';

const markup = Markup.of;

/** Units of every drawing; the page scales them. */
export const DRAWING_WIDTH = 520;

export interface Drawing {
  readonly title: string;
  /** What a reader should see in it. */
  readonly caption: string;
  readonly height: number;
  readonly content: Markup;
}

/** A drawing under its title, with its caption as its description for who cannot see it. */
export const figureFrame = ({ title, caption, height, content }: Drawing): Markup => markup`
<figure>
  <figcaption><strong>${title}</strong> ${caption}</figcaption>
  <svg viewBox="0 0 ${DRAWING_WIDTH} ${height}" role="img" aria-label="${`${title}. ${caption}`}">${content}</svg>
</figure>`;
