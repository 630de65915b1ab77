import type { DemoQueries } from '../meaning.js';

/** A kind of thing and nothing else. */
export const kinds: DemoQueries = {
  'frying pan': { wants: { kind: 'frying pan' }, related: { kind: 'saucepan' } },
  kettle: {
    wants: { kind: 'kettle' },
    substitutes: { kind: 'camping stove', is: { Type: 'Folding Kettle' } },
    related: { kind: 'descaler', is: { Type: 'Kettle Descaler' } },
  },
  toaster: { wants: { kind: 'toaster' } },
  laptop: {
    wants: { kind: 'laptop' },
    related: [{ kind: 'laptop sleeve' }, { kind: 'monitor arm', is: { Type: 'Laptop Stand' } }],
  },
  mouse: { wants: { kind: 'mouse', is: { Type: 'Wireless Mouse | Ergonomic Mouse' } } },
  desk: { wants: { kind: 'desk' } },
  vase: { wants: { kind: 'vase' } },
  tripod: {
    wants: { kind: 'tripod', is: { Type: 'Travel Tripod | Mini Tripod | Carbon Tripod' } },
    substitutes: { kind: 'tripod', is: { Type: 'Phone Tripod' } },
  },
  secateurs: {
    wants: { kind: 'secateurs', is: { Type: 'Bypass Secateurs | Anvil Secateurs | Ratchet Secateurs' } },
    substitutes: { kind: 'secateurs', is: { Type: 'Loppers' } },
    related: { kind: 'secateurs', is: { Type: 'Hedge Shears' } },
  },
  compost: {
    wants: {
      kind: 'compost',
      is: { Type: 'Peat-Free Compost | Seed Compost | Tomato Compost | Ericaceous Compost' },
    },
    substitutes: { kind: 'compost', is: { Type: 'Topsoil' } },
    related: { kind: 'compost', is: { Type: 'Bark Chips' } },
  },
  saw: {
    wants: { kind: 'saw' },
    substitutes: { kind: 'sander', is: { Type: 'Jigsaw | Circular Saw' } },
  },
  nails: {
    wants: { kind: 'nails', is: { Type: 'Round Wire Nails | Panel Pins' } },
    related: [{ kind: 'nails', is: { Type: 'Picture Hooks | Cup Hooks' } }, { kind: 'hammer' }],
  },
  paint: { wants: { kind: 'paint' }, related: { kind: 'paint roller' } },
  whiteboard: {
    wants: { kind: 'whiteboard', is: { Type: 'Magnetic Whiteboard' } },
    substitutes: { kind: 'whiteboard', is: { Type: 'Flip Chart Pad' } },
    related: [
      { kind: 'whiteboard', is: { Type: 'Cork Board' } },
      { kind: 'highlighter', is: { Type: 'Whiteboard Markers' } },
    ],
  },
  honey: {
    wants: { kind: 'honey', is: { Type: 'Blossom Honey' } },
    related: { kind: 'honey', is: { Type: 'Strawberry Jam | Orange Marmalade' } },
  },
  deodorant: { wants: { kind: 'deodorant' } },
  'lawn mower': {
    wants: { kind: 'lawn mower' },
    related: { kind: 'grass trimmer', is: { Type: 'Grass Trimmer' } },
  },
  'rain jacket': {
    wants: { kind: 'rain jacket', is: { Type: 'Rain Jacket' } },
    substitutes: { kind: 'rain jacket', is: { Type: 'Softshell Jacket' } },
    related: { kind: 'rain jacket', is: { Type: 'Fleece Jacket | Down Jacket' } },
  },
};
