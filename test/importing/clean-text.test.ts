import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../src/importing/cleaning/clean-text.js';

describe('cleaning texts', () => {
  it.each([
    ['CafÃ© crÃ¨me', 'Café crème', ['broken encoding']],
    ['Dad’s â€œbestâ€\u009d mug', 'Dad’s “best” mug', ['broken encoding']],
    // Read wrong twice.
    ['CafÃƒÂ©', 'Café', ['broken encoding']],
    ['Tea &amp; coffee', 'Tea & coffee', ['entities']],
    ['Tea &amp;amp; coffee &#1057;&#x2014;', 'Tea & coffee С—', ['entities']],
    ['<p>A <b>red</b>dish mug</p><p>for tea</p>', 'A reddish mug\n\nfor tea', ['HTML', 'white space']],
    ['6 MB<br />L2', '6 MB\nL2', ['HTML']],
    ['&lt;b&gt;Mug&lt;/b&gt;', 'Mug', ['entities', 'HTML']],
    ['Mug<script>alert("<b>")</script>', 'Mug', ['HTML', 'white space']],
    ['  two\u00a0 blanks\t', 'two blanks', ['white space']],
    ['bro\ufffdken\u0000', 'broken', ['control characters']],
  ])('repairs %j', (dirty, text, repairs) => {
    const cleaned = cleanText(dirty);
    expect(cleaned.text).toBe(text);
    expect([...cleaned.repairs].sort()).toEqual([...repairs].sort());
  });

  it.each([
    'R&D <3 a < b > c &c. 5 > 4',
    '?a=1&copy=2',
    'Ångström Â£5 naïve',
    'SCHÖN FÜR MÜLLER',
    'Two\nlines',
    '',
  ])('leaves %j', (fine) => {
    const { text, repairs } = cleanText(fine);
    // '£' read wrong is the one pair that a pound sign after 'Â' cannot be told from.
    if (fine.includes('Â£')) expect(text).toBe('Ångström £5 naïve');
    else expect({ text, repairs }).toEqual({ text: fine, repairs: [] });
  });

  it('changes nothing the second time', () => {
    const pieces = fc.constantFrom('Ã', '©', 'â', '€', '™', '<', 'b', '>', '&amp;', 'lt;', '&', ' ', '\n', 'x', '\ufffd', '/'); // prettier-ignore
    const dirty = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(''));
    fc.assert(
      fc.property(dirty, (text) => {
        const once = cleanText(text).text;
        expect(cleanText(once)).toEqual({ text: once, repairs: [] });
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
