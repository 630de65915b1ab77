import { Markup } from './markup.js';
import { stylesheet } from './stylesheet.js';

const markup = Markup.of;

export interface Page {
  readonly title: string;
  /** What a reader has to know to take the figures for what they are. */
  readonly intro: string;
  readonly content: Markup;
}

/** A whole HTML file that needs nothing else. */
export const pageFrame = ({ title, intro, content }: Page): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
${styles()}
</head>
<body>
<header>
  <h1>${title}</h1>
  <p>${intro}</p>
</header>
<main>
${content}
</main>
</body>
</html>
`.text;

/** Its own text, which must not be escaped. */
const styles = (): Markup => Markup.raw(`<style>${stylesheet}</style>`);
