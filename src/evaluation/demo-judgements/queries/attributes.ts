import type { DemoQueries } from '../meaning.js';

/** A kind and what it should be like: each wish that a product does not fulfil costs it a grade. */
export const attributes: DemoQueries = {
  'red kettle': { wants: { kind: 'kettle', wish: { Colour: 'Red' } } },
  '4 slice toaster cream': { wants: { kind: 'toaster', wish: { Slots: '4-Slice', Colour: 'Cream' } } },
  'cast iron frying pan 28 cm': {
    wants: { kind: 'frying pan', wish: { Material: 'Cast Iron', Diameter: '28 cm' } },
  },
  'stainless steel mixing bowl': { wants: { kind: 'mixing bowl', wish: { Material: 'Stainless Steel' } } },
  'burr coffee grinder': { wants: { kind: 'coffee grinder', wish: { Type: 'Burr' } } },
  'glass food storage box': { wants: { kind: 'storage box', wish: { Material: 'Glass' } } },
  'blue stoneware mug': { wants: { kind: 'mug', wish: { Material: 'Stoneware', Colour: 'Sea Blue' } } },
  'decaf ground coffee': {
    wants: { kind: 'coffee', wish: { Blend: 'Decaf', Form: 'Ground Coffee' } },
  },
  'earl grey tea bags': { wants: { kind: 'tea', wish: { Blend: 'Earl Grey' } } },
  'dark chocolate bar': {
    wants: { kind: 'chocolate', wish: { Flavour: 'Dark 70% | Dark 85%' } },
    related: { kind: 'biscuits', is: { Flavour: 'Dark Chocolate' } },
  },
  'unscented laundry detergent': { wants: { kind: 'laundry detergent', wish: { Scent: 'Unscented' } } },
  'linen pillowcases white': {
    wants: { kind: 'pillowcases', wish: { Material: 'Linen', Colour: 'White' } },
    related: { kind: 'duvet cover', is: { Material: 'Linen', Colour: 'White' } },
  },
  'king size fitted sheet': { wants: { kind: 'fitted sheet', wish: { Size: 'King' } } },
  'green velvet cushion': {
    wants: { kind: 'cushion', wish: { Material: 'Velvet', Colour: 'Forest Green' } },
  },
  'navy blackout curtains': { wants: { kind: 'curtains', wish: { Type: 'Blackout', Colour: 'Navy' } } },
  'warm white e27 bulb': {
    wants: { kind: 'light bulb', wish: { Base: 'E27', Light: 'Warm White | Dimmable Warm White' } },
  },
  'white bookcase': {
    wants: { kind: 'shelf', is: { Type: 'Bookcase' }, wish: { Material: 'White' } },
    substitutes: { kind: 'shelf', is: { Type: 'Ladder Shelf' } },
    related: { kind: 'shelf', is: { Type: 'Wall Shelf' } },
  },
  'cordless vacuum cleaner': { wants: { kind: 'vacuum cleaner', wish: { Type: 'Cordless' } } },
  'noise cancelling headphones black': {
    wants: { kind: 'headphones', wish: { Type: 'Noise-Cancelling', Colour: 'Black' } },
  },
  '32 inch 4k monitor': { wants: { kind: 'monitor', wish: { Size: '32 inch', Resolution: '4K' } } },
  'oled tv 55 inch': { wants: { kind: 'television', wish: { Type: 'OLED', Screen: '55 inch' } } },
  'laptop 32 gb memory': { wants: { kind: 'laptop', wish: { Memory: '32 GB' } } },
  'micro sd card 128 gb': {
    wants: { kind: 'memory card', wish: { Type: 'microSD', Capacity: '128 GB' } },
  },
  'aaa rechargeable batteries': {
    wants: { kind: 'batteries', is: { Type: 'AAA Rechargeable' } },
    substitutes: { kind: 'batteries', is: { Type: 'AAA Alkaline' } },
    related: { kind: 'batteries', is: { Type: 'AA Rechargeable' } },
  },
  '20000 mah power bank': { wants: { kind: 'power bank', wish: { Capacity: '20,000 mAh' } } },
  'terracotta plant pot 20 cm': {
    wants: { kind: 'plant pot', wish: { Material: 'Terracotta', Diameter: '20 cm' } },
  },
  'gas barbecue': {
    wants: { kind: 'barbecue', wish: { Type: '3-Burner Gas' } },
    related: { kind: 'camping stove', is: { Type: 'Gas Camping Stove' } },
  },
  'white masonry paint': {
    wants: { kind: 'paint', is: { Type: 'Masonry Paint' }, wish: { Colour: 'Chalk White' } },
    related: { kind: 'paint', is: { Type: 'Matt Emulsion', Colour: 'Chalk White' } },
  },
  'a5 dotted notebook': { wants: { kind: 'notebook', wish: { Size: 'A5', Ruling: 'Dotted' } } },
  'black gel pens': {
    wants: { kind: 'pen', wish: { Type: 'Gel Pens', Colour: 'Black' } },
    related: { kind: 'highlighter', is: { Type: 'Permanent Markers', Colour: 'Black' } },
  },
  'unscented clumping cat litter': {
    wants: { kind: 'cat litter', wish: { Type: 'Unscented Clumping' } },
  },
  'salmon dry cat food kitten': {
    wants: { kind: 'dry cat food', wish: { Flavour: 'Salmon', Age: 'Kitten' } },
    related: { kind: 'wet cat food', is: { Flavour: 'Salmon' } },
  },
  'spf 50 sun cream': { wants: { kind: 'sun cream', wish: { Factor: 'SPF 50' } } },
  'whitening toothpaste': { wants: { kind: 'toothpaste', wish: { Type: 'Whitening' } } },
  'mens trail running shoes': {
    wants: { kind: 'running shoes', wish: { Fit: 'Men’s', Type: 'Trail Running Shoes' } },
  },
  '2 person dome tent': { wants: { kind: 'tent', wish: { Type: 'Dome', Persons: '2 Person' } } },
  'down sleeping bag': { wants: { kind: 'sleeping bag', wish: { Filling: 'Down' } } },
};
