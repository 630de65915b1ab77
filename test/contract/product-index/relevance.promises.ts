import { afterEach, expect, it } from '@jest/globals';
import {
  DEFAULT_RELEVANCE_RULES,
  type RelevanceRules,
} from '../../../src/domain/relevance/relevance-rules.js';
import { product } from '../../support/make.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

const CATALOGUE = [
  product('COU-1', { title: 'Red couch', brand: 'Larkspur' }),
  product('SOF-1', { title: 'Three seat sofa', brand: 'Larkspur' }),
  product('SOF-2', { title: 'Corner sofa, red', brand: 'Solin', description: 'For long evenings.' }),
  product('SOF-3', { title: 'Leather sofa', brand: 'Solin' }),
  product('THR-1', {
    title: 'Red throw',
    brand: 'Solin',
    description: 'Wool. Fits over a couch of any size.',
  }),
  product('VAC-1', { title: 'Cordless vacuum cleaner' }),
  product('VAC-2', { title: 'Oven cleaner' }),
  product('BOA-1', { title: 'Hover board' }),
  product('UNI-1', { title: 'Media unit in walnut', description: 'Holds a screen and its cables.' }),
  product('UNI-2', { title: 'Walnut bowl', description: 'A unit of ten.' }),
];
const SOFAS = ['SOF-1', 'SOF-2', 'SOF-3'];

/** How the shop's people change what matches, while the index serves and without its being filled anew. */
export function promiseToFollowRules(open: OpenIndex): void {
  const shop = openedShop(open, CATALOGUE);
  const { weights } = DEFAULT_RELEVANCE_RULES;
  const follow = (rules: Partial<RelevanceRules>): Promise<void> =>
    shop.index.setRelevance({ ...DEFAULT_RELEVANCE_RULES, ...rules });
  afterEach(() => follow({}));

  it('finds what means the same behind what has the word itself, however the word stands there', async () => {
    expect(await shop.found('couch')).toEqual(['COU-1', 'THR-1']);
    await follow({ synonyms: [['sofa', 'couch']] });
    const found = await shop.found('couch');
    expect(found.slice(0, 2)).toEqual(['COU-1', 'THR-1']);
    expect(found.slice(2).sort()).toEqual(SOFAS);
    expect((await shop.found('sofa')).slice(0, 3).sort()).toEqual(SOFAS);
  });

  it('puts no equivalent before the word itself, however much rarer and shorter', async () => {
    const description = `A recliner. ${'It has many words about nothing in particular. '.repeat(20)}`;
    const typed = Array.from({ length: 8 }, (_, i) => product(`REC-${i}`, { title: 'Brown', description }));
    await shop.put(...typed, product('DAY-1', { title: 'Daybed' }));
    await follow({ synonyms: [['recliner', 'daybed']] });
    for (const rung of ['ALL', 'ANY'] as const) {
      const found = await shop.found('recliner', { rung });
      expect(found).toHaveLength(typed.length + 1);
      expect(found.at(-1)).toBe('DAY-1');
    }
  });

  it('takes a word of a group in singular and plural, any case and with accents', async () => {
    await follow({ synonyms: [['Sofas', 'séttee']] });
    for (const text of ['settee', 'SETTEES', 'séttee'])
      expect((await shop.found(text)).sort()).toEqual(SOFAS);
  });

  it('takes a phrase as a whole', async () => {
    await follow({ synonyms: [['vacuum cleaner', 'hoover'], ['tv stand', 'media unit']] }); // prettier-ignore
    expect(await shop.found('hoover')).toEqual(['VAC-1']);
    expect(await shop.found('cordless hoover')).toEqual(['VAC-1']);
    expect(await shop.found('tv stand')).toEqual(['UNI-1']);
    expect(await shop.found('walnut tv stand')).toEqual(['UNI-1']);
    expect(await shop.found('stand')).toEqual([]);
  });

  it('replaces a phrase on every rung, before what has fewer words', async () => {
    await follow({ synonyms: [['sofa', 'couch']] });
    expect(await shop.search('red couch')).toMatchObject({
      rung: 'ALL',
      totalCount: 3,
      matches: [{ productId: 'COU-1' }, { productId: 'THR-1' }, { productId: 'SOF-2' }],
    });
    const { rung, matches } = await shop.search('red leather couch', { enough: 2 });
    expect(rung).toBe('MOST');
    expect(matches[0]!.productId).not.toBe('SOF-3');
    expect((await shop.found('leather couch', { rung: 'ANY' }))[0]).toBe('SOF-3');
  });

  it('goes on with a half-typed word', async () => {
    await follow({ synonyms: [['sofa', 'couch']] });
    expect(await shop.found('couch leath')).toEqual(['SOF-3']);
  });

  it('takes no word of a group for a half-typed one', async () => {
    await shop.put(product('TEL-1', { title: 'Telescope' }), product('TEL-2', { title: 'Television' }));
    expect((await shop.found('tele')).sort()).toEqual(['TEL-1', 'TEL-2']);
    await follow({ synonyms: [['tele', 'television']] });
    expect(await shop.found('tele')).toEqual(['TEL-2']);
  });

  it('tries every phrase of the largest group', async () => {
    const others = Array.from({ length: 18 }, (_, i) => `nothing number${i}`);
    await follow({ synonyms: [['divan', ...others, 'sofa']] });
    expect((await shop.found('divan')).sort()).toEqual(SOFAS);
  });

  it('counts what means the same in totals and facets', async () => {
    await follow({ synonyms: [['sofa', 'couch']] });
    const { rung, totalCount } = await shop.search('couch', { limit: 1 });
    expect(totalCount).toBe(5);
    const [brand] = await shop.index.facets({ text: 'couch', rung, filter: {}, names: ['brand'], first: 9 });
    expect(brand!.values).toEqual([
      { value: 'Solin', count: 3, selected: false },
      { value: 'Larkspur', count: 2, selected: false },
    ]);
  });

  it('corrects no word that only a synonym knows', async () => {
    expect((await shop.index.correct('hoover')).searched).toBe('hover');
    await follow({ synonyms: [['vacuum cleaner', 'hoover']] });
    expect(await shop.index.correct('hoover')).toEqual({ searched: 'hoover', corrections: [] });
    expect(await shop.index.correct('cordles hoovers')).toEqual({
      searched: 'cordless hoovers',
      corrections: [{ from: 'cordles', to: 'cordless' }],
    });
  });

  it('follows the next rules as it followed the first', async () => {
    await follow({ synonyms: [['sofa', 'couch']] });
    expect(await shop.found('couch')).toHaveLength(5);
    await follow({ synonyms: [['throw', 'couch']] });
    expect((await shop.found('couch')).sort()).toEqual(['COU-1', 'THR-1']);
    await follow({ synonyms: [['vacuum cleaner', 'hoover']] });
    expect(await shop.found('hoover')).toEqual(['VAC-1']);
    await follow({});
    expect(await shop.found('hoover')).toEqual([]);
    expect((await shop.index.correct('hoover')).searched).toBe('hover');
  });

  it('names the words that a product has, and marks those that mean the same', async () => {
    await follow({ synonyms: [['sofa', 'couch'], ['tv stand', 'media unit']] }); // prettier-ignore
    const { matches } = await shop.search('red COUCH');
    const terms = new Map(matches.map(({ productId, matchedTerms }) => [productId, matchedTerms]));
    expect([...terms.get('COU-1')!].sort()).toEqual(['COUCH', 'red']);
    expect(terms.get('SOF-2')).toEqual(['red']);
    expect(await marked('red COUCH', 'SOF-2')).toEqual(['sofa', 'red']);
    expect(await marked('tv stand', 'UNI-1')).toEqual(['Media', 'unit']);
    // Half of a phrase means something else.
    expect(await marked('tv stand', 'UNI-2')).toEqual([]);
  });

  it('orders by the weights of the fields, and back', async () => {
    const headings = product('LIG-1', { title: 'Desk light', description: 'Not a lamp.' });
    const details = product('LIG-2', { title: 'Desk lamp', description: 'Not a light.' });
    await shop.put(headings, details);
    expect(await shop.found('lamp')).toEqual(['LIG-2', 'LIG-1']);
    await follow({ weights: { ...weights, title: 1, description: 20 } });
    expect(await shop.found('lamp')).toEqual(['LIG-1', 'LIG-2']);
    await follow({});
    expect(await shop.found('lamp')).toEqual(['LIG-2', 'LIG-1']);
  });

  it('leaves a field of weight 0 out of matching, counting and marking', async () => {
    await follow({ weights: { ...weights, description: 0 }, synonyms: [['sofa', 'evening']] });
    expect(await shop.found('couch')).toEqual(['COU-1']);
    expect(await shop.found('red couch', { rung: 'ANY' })).not.toContain('UNI-2');
    expect(await shop.search('evenings', { rung: 'ANY' })).toMatchObject({ totalCount: 3 });
    const { matches } = await shop.search('red couch', { rung: 'ANY' });
    expect(matches.find(({ productId }) => productId === 'THR-1')!.matchedTerms).toEqual(['red']);
    expect(await marked('red couch', 'THR-1')).toEqual(['Red']);
    expect(await shop.found('screen')).toEqual([]);
    expect(await shop.found('walnut scre', { rung: 'ALL' })).toEqual([]);
    expect(await shop.found('red cou')).toEqual(['COU-1']);
  });

  it('still takes the words of a field of weight 0 for known ones', async () => {
    await follow({ weights: { ...weights, description: 0 } });
    expect(await shop.index.correct('cables')).toEqual({ searched: 'cables', corrections: [] });
  });

  it('follows them for products that come later', async () => {
    await follow({ weights: { ...weights, title: 0 }, synonyms: [['pouffe', 'footstool']] });
    await shop.put(
      product('POU-1', { title: 'Footstool' }),
      product('POU-2', { title: 'Round', description: 'A footstool.' }),
    );
    expect(await shop.found('pouffe')).toEqual(['POU-2']);
    await follow({ synonyms: [['pouffe', 'footstool']] });
    expect(await shop.found('pouffe')).toEqual(['POU-1', 'POU-2']);
  });

  async function marked(text: string, productId: string): Promise<string[]> {
    const highlights = (await shop.index.highlight(text, [productId])).get(productId) ?? [];
    return highlights.flatMap(({ fragments }) =>
      fragments.filter(({ matched }) => matched).map((fragment) => fragment.text),
    );
  }
}
