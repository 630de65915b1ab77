import { expect, it } from '@jest/globals';
import type { Highlight, HighlightFragment } from '../../../src/stores/product-index.js';
import type { OpenedShop } from './opened-shop.js';
import { product } from '../../support/make.js';

const joined = (fragments: readonly HighlightFragment[]): string =>
  fragments.map(({ text }) => text).join('');
const marked = ({ fragments }: Highlight): string[] =>
  fragments.filter(({ matched }) => matched).map(({ text }) => text);

/** How the words that matched are shown. */
export function promiseHighlights(shop: OpenedShop): void {
  async function highlights(text: string, productId: string): Promise<Map<string, Highlight>> {
    const found = (await shop.index.highlight(text, [productId])).get(productId) ?? [];
    return new Map(found.map((highlight) => [highlight.field, highlight]));
  }

  it('marks the words in the fields that have them, and gives no others', async () => {
    const found = await highlights('hearthside red stove', 'KET-3');
    expect([...found.keys()].sort()).toEqual(['Colour', 'brand', 'title']);
    expect(found.get('title')!.fragments).toEqual([
      { text: 'Whistling ', matched: false },
      { text: 'stove', matched: true },
      { text: ' kettle', matched: false },
    ]);
    expect(marked(found.get('brand')!)).toEqual(['Hearthside']);
    expect(marked(found.get('Colour')!)).toEqual(['Red']);
  });

  it('marks plurals, accents and half-typed words as the words they are', async () => {
    expect(marked((await highlights('kettle', 'KET-4')).get('title')!)).toEqual(['kettles']);
    expect(marked((await highlights('kettles', 'COS-1')).get('description')!)).toEqual(['kettle']);
    expect(marked((await highlights('cafe', 'MUG-1')).get('title')!)).toEqual(['Café']);
    const [half] = marked((await highlights('headph', 'HEA-1')).get('title')!);
    expect(half).toMatch(/^head/);
  });

  it('marks part numbers in every spelling', async () => {
    expect(marked((await highlights('xk4471', 'DRI-1')).get('title')!)).toEqual(['XK-4471']);
  });

  it('gives pieces that join to the text', async () => {
    const found = await highlights('tea pot kettle warm', 'COS-1');
    expect(joined(found.get('title')!.fragments)).toBe('Tea cosy');
    expect(joined(found.get('description')!.fragments)).toBe(
      'Keeps a pot warm and fits over a small kettle too.',
    );
  });

  it('shows of a long text the part around a match', async () => {
    const description = `${'Many words come before it. '.repeat(40)}A periscope. ${'And many after. '.repeat(40)}`;
    await shop.put(product('LONG-1', { title: 'Submarine', description, version: 1 }));
    const excerpt = (await highlights('periscope', 'LONG-1')).get('description')!;
    await shop.apply([{ kind: 'delete', productId: 'LONG-1', version: 2 }]);
    expect(marked(excerpt)).toEqual(['periscope']);
    const shown = joined(excerpt.fragments);
    expect(shown.length).toBeLessThan(400);
    expect(description).toContain(shown.replace(/^…|…$/g, ''));
  });

  it('says nothing of products without a match, and of unknown ones', async () => {
    const found = await shop.index.highlight('stove', ['KET-3', 'SHO-1', 'unknown']);
    expect(found.get('KET-3')).toHaveLength(1);
    expect(found.get('SHO-1') ?? []).toEqual([]);
    expect(found.get('unknown') ?? []).toEqual([]);
  });
}
