import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { productText } from '../../src/inference/product-text.js';
import { readTokenizerFile } from '../../src/inference/tokens/read-tokenizer-file.js';
import { TextTokenizer } from '../../src/inference/tokens/text-tokenizer.js';
import type { TokenRow } from '../../src/inference/tokens/token-row.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';

const tiny = new TinyModels();
const { tokenizer } = tiny.textEncoder();
afterAll(() => tiny.remove());

const limits = { maxTokens: 12, maxQueryTokens: 4, prefixes: { query: '', product: '' } };
const open = async (extra: Partial<typeof limits> = {}) => {
  const file = await readTokenizerFile(path.join(tiny.folder, tokenizer.file));
  const words = new Map([...file.ids].map(([token, id]) => [id, token]));
  const shown = ({ ids, first }: TokenRow): string => {
    const tokens = [...ids].map((id) => words.get(id));
    return `${tokens.slice(0, first).join(' ')} | ${tokens.slice(first).join(' ')}`.trim();
  };
  return { rows: new TextTokenizer(file, { ...limits, ...extra }), shown };
};
const pan = readableProduct(1, { title: 'steel pan', description: null });

describe('what a model reads', () => {
  it('is a text between its special tokens, in lower case', async () => {
    const { rows, shown } = await open();
    expect(shown(rows.query('Red PAN'))).toBe('[CLS] red pan [SEP] |');
    expect(shown(rows.product(pan))).toBe('[CLS] steel pan [SEP] |');
    expect(shown(rows.query(''))).toBe('[CLS] [SEP] |');
  });

  it('is a query and a product in one row, told apart', async () => {
    const { rows, shown } = await open();
    expect(shown(rows.pair('red pan', pan))).toBe('[CLS] red pan [SEP] | steel pan [SEP]');
    expect(shown(rows.pair('', pan))).toBe('[CLS] [SEP] | steel pan [SEP]');
  });

  it('is cut to what the model takes, the product before the query, and the query to its share', async () => {
    const { rows, shown } = await open();
    const long = readableProduct(2, { title: 'steel mug '.repeat(20), brand: null });
    expect(shown(rows.query('pan '.repeat(50)))).toBe(`[CLS] ${'pan '.repeat(10)}[SEP] |`);
    expect(shown(rows.pair('pan '.repeat(50), long))).toBe(
      '[CLS] pan pan pan pan [SEP] | steel mug steel mug steel [SEP]',
    );
  });

  it('begins with the prefixes that the model was trained with', async () => {
    const { rows, shown } = await open({ prefixes: { query: 'red ', product: 'product ' } });
    expect(shown(rows.query('pan'))).toBe('[CLS] red pan [SEP] |');
    expect(shown(rows.product(pan))).toBe('[CLS] product steel pan [SEP] |');
  });

  it('follows the version of a product', async () => {
    const { rows, shown } = await open();
    rows.product(pan);
    expect(shown(rows.product({ ...pan, version: 2, title: 'kettle' }))).toBe('[CLS] kettle [SEP] |');
  });

  it('of a special token that somebody typed is its letters', async () => {
    const { rows, shown } = await open();
    expect(shown(rows.query('pan [SEP]'))).toBe('[CLS] pan [UNK] s ##e ##p [UNK] [SEP] |');
    expect(shown(rows.product({ ...pan, id: 'p2', title: 'mug[CLS]' }))).toBe(
      '[CLS] mug [UNK] c ##l ##s [UNK] [SEP] |',
    );
  });

  it('of anything at all lies within the vocabulary', async () => {
    const { rows, shown } = await open();
    expect(shown(rows.query('\u0000\uffff'))).toBe('[CLS] [UNK] [SEP] |');
    expect(shown(rows.query('漢字 😀'))).toBe('[CLS] [UNK] [UNK] [UNK] [SEP] |');
    expect(shown(rows.query('x'.repeat(5000)))).toBe('[CLS] [UNK] [SEP] |');
  });
});

describe('what the released models read', () => {
  const file = readTokenizerFile('onnx/models/minilm-l6-shop/tokenizer.json');
  const idsOf = async (text: string): Promise<number[]> => {
    const rows = new TextTokenizer(await file, { ...limits, maxTokens: 64 });
    return [...rows.query(text).ids].slice(1, -1);
  };

  it('has no special token of a text, whatever is typed', async () => {
    const { ids } = await file;
    const special = new Set(['[CLS]', '[SEP]', '[MASK]', '[PAD]'].map((token) => ids.get(token)!));
    const piece = fc.constantFrom('[CLS]', '[SEP]', '[MASK]', '[PAD]', '[sep]', ' ', '[', ']', 'pan', '##s');
    const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await idsOf(text)).filter((id) => special.has(id))).toEqual([]);
      }),
    );
  });

  it('is of ordinary texts what the whole tokenizer makes of them', async () => {
    const json = JSON.parse(readFileSync('onnx/models/minilm-l6-shop/tokenizer.json', 'utf8')) as object;
    const whole = new Tokenizer(json, {});
    for (const text of [
      'Cast iron skillet, 28 cm [black]',
      'Crème brûlée set (6 pcs.) & torch',
      '漢字 😀 zzqx-9',
    ])
      expect(await idsOf(text)).toEqual(whole.encode(text, { add_special_tokens: false }).ids);
  });
});

describe('the text of a product', () => {
  it('is its title, its brand where the title lacks it, and the beginning of its description', () => {
    const product = { id: 'p1', version: 1, title: 'Kettle K4', brand: 'Acme', description: 'Boils.' };
    expect(productText(product)).toBe('Kettle K4. Acme. Boils.');
    expect(productText({ ...product, title: 'ACME Kettle' })).toBe('ACME Kettle. Boils.');
    expect(productText({ ...product, brand: null, description: null })).toBe('Kettle K4');
    expect(productText({ ...product, description: 'x'.repeat(1000) })).toBe(
      `Kettle K4. Acme. ${'x'.repeat(300)}`,
    );
  });
});
