/** A way to live, which brings several departments together. */
export interface Lifestyle {
  readonly name: string;
  /** How many of a hundred shoppers live so. */
  readonly share: number;
  /** How much each department is liked; those not named, hardly. */
  readonly departments: Readonly<Record<string, number>>;
}

export const lifestyles: readonly Lifestyle[] = [
  { name: 'cooks', share: 20, departments: { Kitchen: 6, Groceries: 6, Garden: 1, Home: 1 } },
  { name: 'settles in', share: 14, departments: { Home: 6, 'Tools & DIY': 4, Kitchen: 2, Electronics: 1 } },
  { name: 'gardens', share: 12, departments: { Garden: 7, 'Tools & DIY': 2, Groceries: 2, Pets: 1 } },
  { name: 'has a dog or a cat', share: 14, departments: { Pets: 7, Groceries: 2, Garden: 1, Home: 1 } },
  { name: 'works at home', share: 12, departments: { Office: 6, Electronics: 4, Groceries: 2, Home: 1 } },
  { name: 'trains', share: 12, departments: { 'Sports & Outdoors': 6, 'Health & Beauty': 3, Groceries: 2 } },
  { name: 'takes care', share: 10, departments: { 'Health & Beauty': 6, Home: 3, Groceries: 2 } },
  { name: 'loves gadgets', share: 6, departments: { Electronics: 7, Office: 2, 'Sports & Outdoors': 1 } },
];
