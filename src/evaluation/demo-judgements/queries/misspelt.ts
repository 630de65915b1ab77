import type { DemoQueries } from '../meaning.js';

/** Slips of the finger, and words as they sound. */
export const misspelt: DemoQueries = {
  'red ketle': { wants: { kind: 'kettle', wish: { Colour: 'Red' } } },
  sauspan: { wants: { kind: 'saucepan' } },
  'cassarole dish': { wants: { kind: 'casserole' } },
  'chopping bord': { wants: { kind: 'chopping board' } },
  'expresso machine': {
    wants: { kind: 'coffee maker', is: { Type: 'Espresso Machine' } },
    substitutes: { kind: 'coffee maker', is: { Type: 'Pod Coffee Machine' } },
    related: { kind: 'coffee maker', is: { Type: 'Filter Coffee Maker' } },
  },
  'cutlary set': { wants: { kind: 'cutlery' } },
  'wireless headfones': {
    wants: { kind: 'headphones', is: { Type: 'Wireless Over-Ear' } },
    substitutes: { kind: 'headphones', is: { Type: 'Noise-Cancelling | Sports In-Ear | In-Ear' } },
  },
  'mechanical keybord': {
    wants: { kind: 'mouse', is: { Type: 'Mechanical Keyboard' } },
    substitutes: { kind: 'mouse', is: { Type: 'Wireless Keyboard' } },
  },
  'aa battries': {
    wants: { kind: 'batteries', is: { Type: 'AA Alkaline | AA Rechargeable' } },
    related: { kind: 'batteries', is: { Type: 'AAA Alkaline | AAA Rechargeable' } },
  },
  'blutooth speaker': {
    wants: { kind: 'speaker', is: { Type: 'Portable Bluetooth | Waterproof Bluetooth' } },
    substitutes: { kind: 'speaker', is: { Type: 'Smart' } },
    related: { kind: 'speaker', is: { Type: 'Bookshelf' } },
  },
  'hedge trimer': {
    wants: { kind: 'grass trimmer', is: { Type: 'Hedge Trimmer' } },
    substitutes: { kind: 'secateurs', is: { Type: 'Hedge Shears' } },
    related: { kind: 'grass trimmer', is: { Type: 'Grass Trimmer' } },
  },
  'wildflowr seeds': {
    wants: { kind: 'seeds', is: { Plant: 'Wildflower Mix' } },
    related: { kind: 'seeds' },
  },
  'screwdrivr set': { wants: { kind: 'screwdriver' } },
  'spirt level': { wants: { kind: 'spirit level' } },
  'envolopes padded': {
    wants: { kind: 'envelopes', is: { Type: 'Padded Envelopes' } },
    related: { kind: 'envelopes' },
  },
  'permanant marker': {
    wants: { kind: 'highlighter', is: { Type: 'Permanent Markers' } },
    related: { kind: 'highlighter', is: { Type: 'Whiteboard Markers | Highlighters' } },
  },
  'scraching post': { wants: { kind: 'scratching post' } },
  'anti dandruf shampo': { wants: { kind: 'shampoo', wish: { Type: 'Anti-Dandruff' } } },
  'electric tootbrush': {
    wants: {
      kind: 'electric toothbrush',
      is: { Type: 'Sonic Toothbrush | Rotating Toothbrush | Travel Sonic Toothbrush' },
    },
    related: [
      { kind: 'electric toothbrush', is: { Type: 'Water Flosser' } },
      { kind: 'toothbrush', is: { Type: 'Electric Brush Heads' } },
    ],
  },
  'yogha mat cork': { wants: { kind: 'yoga mat', wish: { Material: 'Cork' } } },
  'swiming goggles': {
    wants: { kind: 'swimming goggles', is: { Type: 'Swimming Goggles | Mirrored Swimming Goggles' } },
    related: { kind: 'swimming goggles', is: { Type: 'Swimming Cap' } },
  },
};
