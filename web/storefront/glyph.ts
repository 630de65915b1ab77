/** Line drawings on a square of 24, by the words of a category; the first that fits is taken, so the narrow come first. */
const GLYPHS: readonly (readonly [RegExp, string])[] = [
  [/\b(pans?|saucepans?|cookware|casseroles?)\b/, 'M9.5 7a5.5 5.5 0 1 0 .01 0z M15 12h7'],
  [
    /\b(mugs?|cups?|teas?)\b/,
    'M5 7h11v9a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3z M16 9h2a2.5 2.5 0 0 1 0 6h-2 M8.5 4v-1 M12 4v-1',
  ],
  [/\bkettles?\b/, 'M7 10h9l2 10H5z M9 10a2.6 2.6 0 0 1 5 0 M17 14l4-4 M8 6a4 4 0 0 1 7 0'],
  [/\bcoffees?\b/, 'M7 4h10l1 4v12H6V8z M6 8h12 M12 11a2.2 3.2 0 1 0 .01 0z M12.4 11c-1.4 2.4 1 4-.6 6.4'],
  [
    /\b(cutlery|knife|knives|forks?|utensils?)\b/,
    'M8 12v8 M6 4v5a2 2 0 0 0 4 0V4 M8 4v5 M16 20V4c-2.4 2-2.4 6 0 9',
  ],
  [/\b(bowls?|plates?|tableware|dinnerware)\b/, 'M4 11h16a8 8 0 0 1-16 0z M9 20h6'],
  [/\b(bottles?|drinks?|juices?|oils?|sauces?|wines?|jars?)\b/, 'M10 3h4v5l2 3v9H8v-9l2-3z M8 14h8'],
  [/\b(bulbs?)\b/, 'M9 15.5a6 6 0 1 1 6 0V18H9z M10 21h4'],
  [/\b(lamps?|lighting|lights?)\b/, 'M8 4h8l3 8H5z M12 12v8 M8 20h8'],
  [/\b(cushions?|pillows?|bedding)\b/, 'M5 6c4 1 10 1 14 0-1 4-1 8 0 12-4-1-10-1-14 0 1-4 1-8 0-12z'],
  [/\b(blankets?|throws?|textiles?|towels?|rugs?)\b/, 'M5 5h14v14H5z M5 9h14 M5 15h14 M9 5v14 M15 5v14'],
  [
    /\b(headphones?|audio|earphones?|speakers?)\b/,
    'M4 15v-2a8 8 0 0 1 16 0v2 M4 14h3v6H5l-1-1z M20 14h-3v6h2l1-1z',
  ],
  [/\b(batter(y|ies)|chargers?|cables?|power)\b/, 'M4 8h14v8H4z M18 11h2v2h-2 M11.5 9l-2 3h3l-2 3'],
  [/\b(notebooks?|paper|journals?|books?)\b/, 'M7 4h11v16H7z M5 8h3 M5 12h3 M5 16h3 M11 9h4 M11 12h4'],
  [
    /\b(pets?|dogs?|cats?)\b/,
    'M12 12.5c-3 0-5 3-5 5s2 2.5 5 2.5 5-.5 5-2.5-2-5-5-5z M6 8.5a1.5 1.9 0 1 0 .01 0z M18 8.5a1.5 1.9 0 1 0 .01 0z M9.6 4.5a1.5 1.9 0 1 0 .01 0z M14.4 4.5a1.5 1.9 0 1 0 .01 0z',
  ],
  [/\b(kitchen|cooking)\b/, 'M9.5 7a5.5 5.5 0 1 0 .01 0z M15 12h7'],
  [/\b(grocer(y|ies)|food|pantry|snacks?)\b/, 'M4 10h16l-2 9H6z M8 10l3-6 M16 10l-3-6 M10 13v3 M14 13v3'],
  [/\b(electronics?|computers?|screens?|phones?)\b/, 'M3 5h18v11H3z M12 16v4 M8 20h8'],
  [
    /\b(garden(ing)?|plant(er)?s?|pots?|seeds?)\b/,
    'M8 14h8l-1 6H9z M12 14V8 M12 9c0-3 2-5 5-5 0 3-2 5-5 5z M12 12c0-3-2-5-5-5 0 3 2 5 5 5z',
  ],
  [/\b(diy|tools?|hardware)\b/, 'M5 9l4-4h7l3 3v2h-4l-1-1v12h-3V9z'],
  [/\b(office|stationery|pens?|desks?)\b/, 'M5 19l1-4L16 5l3 3L9 18z M14 7l3 3'],
  [/\b(health|beauty|skin|hair|bath|soaps?)\b/, 'M9 9h6l2 3v8H7v-8z M10 9V5h4v4 M14 5h2 M7 15h10'],
  [/\b(sports?|fitness|gym|cycling|running)\b/, 'M3 10v4 M6 7v10 M18 7v10 M21 10v4 M6 12h12'],
  [/\b(home|house|furniture|decor)\b/, 'M4 11l8-7 8 7v9H4z M10 20v-6h4v6'],
];

/** The path of a drawing for a category, from its leaf to its root; none where no word of it is known. */
export function glyph(categoryPath: readonly string[]): string | undefined {
  for (const name of [...categoryPath].reverse()) {
    const found = GLYPHS.find(([words]) => words.test(name.toLowerCase()));
    if (found) return found[1];
  }
  return undefined;
}
