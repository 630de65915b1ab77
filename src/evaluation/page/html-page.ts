import { Markup } from './markup.js';
import { stylesheet } from './stylesheet.js';

const markup = Markup.of;

interface PageParts {
  readonly title: string;
  /** What was measured, and how to read it. */
  readonly lead: string;
  readonly content: Markup;
}

/** A report as one HTML file that needs nothing else. */
export const htmlPage = ({ title, lead, content }: PageParts): string =>
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
  <p>${lead}</p>
</header>
<main>
${content}
</main>
</body>
</html>
`.text;

/** Its own text, which must not be escaped. */
const styles = (): Markup => Markup.raw(`<style>${stylesheet}</style>`);
