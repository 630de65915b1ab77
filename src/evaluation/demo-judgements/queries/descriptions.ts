import type { DemoQueries } from '../meaning.js';

/** A thing described at length, as one would to a shop assistant. */
export const descriptions: DemoQueries = {
  'big mug with a handle for a long coffee': { wants: { kind: 'mug', wish: { Capacity: '450 ml' } } },
  'kitchen knife with a wide blade and a wooden handle': {
    wants: { kind: 'chef’s knife', wish: { Handle: 'Walnut | Beech' } },
  },
  'large pan with a lid for making soup': {
    wants: [
      { kind: 'saucepan', wish: { Capacity: '2.8 l | 3.5 l' } },
      { kind: 'casserole', wish: { Capacity: '3.9 l | 5.3 l' } },
    ],
  },
  'frying pan that works on an induction hob': {
    wants: { kind: 'frying pan', wish: { Hob: 'All hobs with induction' } },
  },
  'strong coffee for my espresso machine': {
    wants: { kind: 'coffee', is: { Blend: 'Espresso | Dark Roast' } },
    substitutes: { kind: 'coffee', is: { Blend: 'House Blend | Colombia | Ethiopia' } },
  },
  'tea without caffeine for the evening': {
    wants: { kind: 'tea', is: { Blend: 'Peppermint | Camomile | Rooibos' } },
    related: { kind: 'tea' },
  },
  'crunchy breakfast with nuts': {
    wants: { kind: 'breakfast cereal', is: { Type: 'Nut Granola' } },
    substitutes: { kind: 'breakfast cereal', is: { Type: 'Crunchy Granola' } },
    related: { kind: 'breakfast cereal', is: { Type: 'Fruit Muesli' } },
  },
  'warm grey blanket for long films on the sofa': {
    wants: { kind: 'throw', wish: { Colour: 'Charcoal' } },
  },
  'present that makes the room smell nice': { wants: { kind: 'scented candle' } },
  'small table to put next to the bed': {
    wants: { kind: 'side table', is: { Type: 'Bedside Table' } },
    substitutes: { kind: 'side table', is: { Type: 'Side Table' } },
    related: { kind: 'side table' },
  },
  'laptop with a lot of storage for photos': { wants: { kind: 'laptop', wish: { Storage: '1 TB' } } },
  'music box for the beach that can get wet': {
    wants: { kind: 'speaker', is: { Type: 'Waterproof Bluetooth' } },
    substitutes: { kind: 'speaker', is: { Type: 'Portable Bluetooth' } },
  },
  'lawn mower without a cable for a small garden': {
    wants: { kind: 'lawn mower', is: { Type: 'Cordless' }, wish: { Width: '30 cm | 34 cm' } },
    substitutes: { kind: 'lawn mower', is: { Type: 'Push' } },
    related: { kind: 'lawn mower', is: { Type: 'Electric' } },
  },
  'screws that do not rust outside': {
    wants: { kind: 'screws', is: { Type: 'Stainless Decking' } },
    related: { kind: 'screws', is: { Type: 'Brass Wood' } },
  },
  'printer for family photos': {
    wants: { kind: 'printer', is: { Type: 'Photo' } },
    substitutes: { kind: 'printer', is: { Type: 'All-in-One Inkjet' } },
    related: { kind: 'printer', is: { Type: 'Colour Laser' } },
  },
  'office chair that lets air through': {
    wants: { kind: 'desk chair', is: { Type: 'Mesh Desk Chair' } },
    substitutes: { kind: 'desk chair', is: { Type: 'Ergonomic Desk Chair' } },
    related: { kind: 'desk chair' },
  },
  'desk at which one can stand up': {
    wants: { kind: 'desk', is: { Type: 'Standing Desk' } },
    related: { kind: 'desk' },
  },
  'soft bed for an old dog with bad joints': {
    wants: { kind: 'dog bed', is: { Type: 'Memory Foam Dog Bed' } },
    substitutes: { kind: 'dog bed', is: { Type: 'Dog Bed' } },
    related: { kind: 'dog bed' },
  },
  'fish flavoured biscuits for an elderly dog': {
    wants: { kind: 'dry dog food', is: { Flavour: 'Salmon & Potato', Age: 'Senior' } },
    substitutes: [
      { kind: 'dry dog food', is: { Flavour: 'Salmon & Potato' } },
      { kind: 'dry dog food', is: { Age: 'Senior' } },
      { kind: 'dog treats', is: { Type: 'Fish Skin Twists' } },
    ],
  },
  'gentle sun protection for children': {
    wants: { kind: 'sun cream', is: { Type: 'Children’s Sun Cream' } },
    substitutes: { kind: 'sun cream', is: { Type: 'Sun Cream | Sun Spray' } },
    related: { kind: 'sun cream' },
  },
  'light tent for one person on foot': {
    wants: { kind: 'tent', wish: { Type: 'Ultralight', Persons: '1 Person' } },
  },
  'sleeping bag for nights below freezing': {
    wants: { kind: 'sleeping bag', wish: { Comfort: 'Comfort −5 °C' } },
  },
  'keep my things dry in a canoe': {
    wants: { kind: 'swim towel', is: { Type: 'Dry Bag, 20 l' } },
    substitutes: { kind: 'swim towel', is: { Type: 'Wet Bag' } },
    related: { kind: 'rucksack', is: { Type: 'Roll-Top Backpack' } },
  },
};
