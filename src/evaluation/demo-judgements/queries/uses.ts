import type { DemoQueries } from '../meaning.js';

/** What a thing is for, in words that its title has not. */
export const uses: DemoQueries = {
  'something to boil water': {
    wants: { kind: 'kettle' },
    substitutes: { kind: 'camping stove', is: { Type: 'Folding Kettle' } },
    related: { kind: 'saucepan' },
  },
  'cutting the grass': {
    wants: { kind: 'lawn mower' },
    substitutes: { kind: 'grass trimmer', is: { Type: 'Grass Trimmer' } },
  },
  'cut branches off a tree': {
    wants: { kind: 'secateurs', is: { Type: 'Loppers' } },
    substitutes: { kind: 'saw', is: { Type: 'Folding Saw | Pull Saw' } },
    related: { kind: 'secateurs' },
  },
  'remove limescale': {
    wants: { kind: 'descaler', is: { Type: 'Kettle Descaler | Citric Descaler' } },
    related: { kind: 'descaler', is: { Type: 'Bathroom Cleaner | All-Purpose Cleaner' } },
  },
  'keep my drink cold all day': {
    wants: { kind: 'water bottle', is: { Material: 'Insulated Steel' } },
    related: { kind: 'water bottle' },
  },
  'hang up a picture': {
    wants: { kind: 'nails', is: { Type: 'Picture Hooks' } },
    related: [{ kind: 'hammer' }, { kind: 'picture frame' }],
  },
  'stop my bicycle being stolen': { wants: { kind: 'bike lock' } },
  'repair a puncture': {
    wants: { kind: 'inner tube', is: { Type: 'Inner Tube' } },
    substitutes: {
      kind: 'inner tube',
      is: { Type: 'Puncture-Proof Tyre | Folding Tyre | Tubeless Tyre' },
    },
  },
  'weigh ingredients for a cake': { wants: { kind: 'kitchen scales' }, related: { kind: 'mixing bowl' } },
  'measure a room': { wants: { kind: 'tape measure' } },
  'see in the dark while camping': {
    wants: { kind: 'torch', is: { Type: 'Head Torch | Camping Lantern' } },
    substitutes: { kind: 'torch', is: { Type: 'LED Torch' } },
  },
  'clean between my teeth': {
    wants: [
      { kind: 'mouthwash', is: { Type: 'Waxed Dental Floss | Floss Picks' } },
      { kind: 'toothbrush', is: { Type: 'Interdental Brushes' } },
    ],
    substitutes: { kind: 'electric toothbrush', is: { Type: 'Water Flosser' } },
    related: { kind: 'toothbrush', is: { Type: 'Soft Toothbrush | Medium Toothbrush | Bamboo Toothbrush' } },
  },
  'vegan milk': {
    wants: { kind: 'milk', is: { Type: 'Oat Drink | Soya Drink | Almond Drink | Barista Oat Drink' } },
    related: { kind: 'milk', is: { Type: 'Long-Life Semi-Skimmed Milk' } },
  },
  'baking bread': {
    wants: { kind: 'flour', is: { Type: 'Strong Bread Flour' } },
    substitutes: { kind: 'flour', is: { Type: 'Plain Flour' } },
    related: { kind: 'flour', is: { Type: 'Self-Raising Flour' } },
  },
  'protect my phone screen': {
    wants: { kind: 'screen protector', is: { Fits: '6.1 inch | 6.7 inch' } },
    substitutes: { kind: 'screen protector', is: { Fits: '11 inch' } },
    related: { kind: 'phone case', is: { Type: 'Phone Case' } },
  },
  'connect a laptop to the tv': {
    wants: { kind: 'hdmi cable', is: { Type: 'HDMI 2.1 | High Speed HDMI' } },
    substitutes: { kind: 'usb hub', is: { Type: '7-in-1 USB-C Hub | Docking Station' } },
    related: { kind: 'hdmi cable', is: { Type: 'DisplayPort' } },
  },
  'more ports for my computer': {
    wants: { kind: 'usb hub', is: { Type: '4-Port USB Hub | 7-in-1 USB-C Hub | Docking Station' } },
    related: { kind: 'usb hub', is: { Type: 'USB-C to Ethernet Adapter' } },
  },
  'charge my phone on the train': {
    wants: { kind: 'power bank' },
    related: [{ kind: 'phone charger', is: { Type: 'Charger' } }, { kind: 'usb cable' }],
  },
  'raise my screen to eye level': {
    wants: { kind: 'monitor arm', is: { Type: 'Monitor Arm | Monitor Riser' } },
    substitutes: { kind: 'monitor arm', is: { Type: 'Laptop Stand' } },
  },
  'pack a parcel': {
    wants: {
      kind: 'parcel tape',
      is: {
        Type: 'Paper Parcel Tape | Clear Parcel Tape | Cardboard Boxes | Bubble Wrap Roll | Packing Paper',
      },
    },
    substitutes: { kind: 'envelopes', is: { Type: 'Padded Envelopes' } },
  },
  'home for a rabbit': {
    wants: { kind: 'hutch', is: { Type: 'Rabbit Hutch' } },
    substitutes: { kind: 'hutch', is: { Type: 'Outdoor Run | Guinea Pig Cage' } },
    related: { kind: 'hutch', is: { Type: 'Hamster Cage' } },
  },
  'something for the cat to climb': {
    wants: { kind: 'scratching post', is: { Type: 'Cat Tree' } },
    substitutes: { kind: 'scratching post', is: { Type: 'Scratching Post' } },
    related: { kind: 'scratching post', is: { Type: 'Wall Scratcher' } },
  },
  'house training a puppy': {
    wants: { kind: 'poo bags', is: { Type: 'Puppy Pads' } },
    related: { kind: 'dog treats', is: { Type: 'Training Treats | Puppy Biscuits' } },
  },
  'block out noise at night': {
    wants: { kind: 'safety glasses', is: { Type: 'Ear Plugs' } },
    related: { kind: 'headphones', is: { Type: 'Noise-Cancelling' } },
  },
  'keep warm in bed': {
    wants: { kind: 'hot water bottle', is: { Type: 'Hot Water Bottle' } },
    substitutes: [
      { kind: 'hot water bottle', is: { Type: 'Wheat Bag' } },
      { kind: 'pillow', is: { Type: 'All-Season Duvet | Wool Duvet' } },
    ],
    related: { kind: 'throw' },
  },
  'protect furniture while decorating': {
    wants: { kind: 'masking tape', is: { Type: 'Dust Sheet Roll' } },
    related: { kind: 'masking tape', is: { Type: 'Delicate Surface Tape | Masking Tape, 50 mm' } },
  },
  'make rough wood smooth': {
    wants: [{ kind: 'sandpaper' }, { kind: 'sander', is: { Type: 'Random Orbit Sander | Detail Sander' } }],
    related: { kind: 'filler', is: { Type: 'Wood Filler' } },
  },
  'water the flower beds slowly': {
    wants: { kind: 'garden hose', is: { Type: 'Soaker Hose' } },
    substitutes: { kind: 'watering can', is: { Type: 'Watering Can' } },
    related: { kind: 'garden hose' },
  },
  'shade for the patio': { wants: { kind: 'parasol' } },
  'reach a high shelf': {
    wants: { kind: 'ladder', is: { Type: 'Aluminium Step Ladder | Folding Step Stool' } },
    substitutes: { kind: 'ladder', is: { Type: 'Telescopic Ladder | Work Platform' } },
  },
  'italian dinner': {
    wants: { kind: 'pasta | pasta sauce' },
    related: { kind: 'olive oil', is: { Type: 'Extra Virgin Olive Oil | Olive Oil' } },
  },
  'pet hair on the carpet': {
    wants: { kind: 'vacuum cleaner' },
    substitutes: { kind: 'pet brush', is: { Type: 'Deshedding Brush' } },
    related: { kind: 'vacuum bags' },
  },
};
