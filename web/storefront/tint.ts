/** Hue in degrees, saturation and lightness in per cent. */
type Tint = readonly [hue: number, saturation: number, lightness: number];

const TINTS: Readonly<Record<string, Tint>> = {
  black: [220, 8, 22],
  blue: [215, 48, 44],
  brass: [44, 48, 40],
  brown: [24, 38, 34],
  charcoal: [215, 10, 30],
  copper: [20, 52, 42],
  cream: [42, 42, 48],
  gold: [44, 58, 40],
  green: [145, 36, 34],
  grey: [215, 8, 44],
  mustard: [44, 68, 40],
  navy: [222, 48, 30],
  oak: [32, 40, 40],
  orange: [24, 74, 46],
  pink: [340, 52, 52],
  purple: [275, 32, 44],
  red: [4, 56, 44],
  sage: [120, 18, 40],
  silver: [210, 8, 50],
  steel: [210, 10, 46],
  teal: [182, 46, 34],
  terracotta: [14, 52, 44],
  walnut: [22, 40, 30],
  white: [42, 10, 55],
  yellow: [46, 78, 42],
};

/** The colour that a title names last, where it names one. */
export function tint(title: string): Tint | undefined {
  const named = title
    .toLowerCase()
    .split(/[^a-z]+/)
    .findLast((word) => Object.hasOwn(TINTS, word));
  return named === undefined ? undefined : TINTS[named];
}
