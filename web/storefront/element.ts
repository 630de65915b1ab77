type Property = string | number | boolean | EventListener | undefined;
type Child = Node | string | null | undefined | readonly Child[];

const SVG = 'http://www.w3.org/2000/svg';

/** An HTML element: attributes by name, `onclick` and its kind as listeners; texts are never parsed as HTML. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Readonly<Record<string, Property>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => fill(document.createElement(tag), properties, children);

/** The same for a drawing. */
export const svg = (
  tag: string,
  attributes: Readonly<Record<string, Property>>,
  ...children: Child[]
): SVGElement => fill(document.createElementNS(SVG, tag) as SVGElement, attributes, children);

function fill<E extends Element>(
  element: E,
  properties: Readonly<Record<string, Property>>,
  children: Child[],
): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else if (value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children)
    if (Array.isArray(child)) append(element, child as readonly Child[]);
    else if (child !== null && child !== undefined) element.append(child as Node | string);
}
