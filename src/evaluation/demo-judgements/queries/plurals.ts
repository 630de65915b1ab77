import type { DemoQueries } from '../meaning.js';

/** Several where the titles have one, or one where they have several. */
export const plurals: DemoQueries = {
  cushions: { wants: { kind: 'cushion' }, substitutes: { kind: 'outdoor cushion' } },
  'light bulbs': { wants: { kind: 'light bulb' } },
  'chopping boards': { wants: { kind: 'chopping board' } },
  'water bottles': { wants: { kind: 'water bottle' } },
  'plant pots': { wants: { kind: 'plant pot' } },
  'memory cards': { wants: { kind: 'memory card' } },
  'bike helmets': { wants: { kind: 'bike helmet' } },
  'storage baskets': {
    wants: { kind: 'storage basket', is: { Type: 'Storage Basket' } },
    substitutes: { kind: 'storage basket', is: { Type: 'Laundry Basket | Shelf Box' } },
    related: { kind: 'storage box' },
  },
  envelope: { wants: { kind: 'envelopes' } },
  pillowcase: { wants: { kind: 'pillowcases' } },
  curtain: { wants: { kind: 'curtains' } },
  'wine glass': {
    wants: { kind: 'glasses', is: { Type: 'Red Wine Glasses | White Wine Glasses' } },
    related: { kind: 'glasses', is: { Type: 'Tumblers | Highball Glasses' } },
  },
  'dinner plate': {
    wants: { kind: 'plates', is: { Type: 'Dinner Plates' } },
    substitutes: { kind: 'plates', is: { Type: 'Side Plates' } },
    related: { kind: 'plates', is: { Type: 'Cereal Bowls | Pasta Bowls' } },
  },
  dumbbell: {
    wants: { kind: 'dumbbells', is: { Type: 'Neoprene Dumbbells, Pair | Hex Dumbbell' } },
    substitutes: { kind: 'dumbbells', is: { Type: 'Kettlebell' } },
    related: { kind: 'dumbbells', is: { Type: 'Ankle Weights, Pair' } },
  },
};
