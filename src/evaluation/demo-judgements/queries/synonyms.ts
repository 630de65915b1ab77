import type { DemoQueries } from '../meaning.js';

/** The shopper's word for a thing that the titles call something else. */
export const synonyms: DemoQueries = {
  hoover: { wants: { kind: 'vacuum cleaner' }, related: { kind: 'vacuum bags' } },
  telly: { wants: { kind: 'television' }, related: { kind: 'soundbar' } },
  trainers: {
    wants: { kind: 'running shoes' },
    related: { kind: 'walking boots', is: { Type: 'Walking Shoes' } },
  },
  flashlight: {
    wants: { kind: 'torch', is: { Type: 'LED Torch' } },
    substitutes: { kind: 'torch', is: { Type: 'Head Torch | Camping Lantern' } },
  },
  earbuds: {
    wants: { kind: 'headphones', is: { Type: 'In-Ear | Sports In-Ear' } },
    related: { kind: 'headphones', is: { Type: 'Wireless Over-Ear | Noise-Cancelling' } },
  },
  'sofa blanket': { wants: { kind: 'throw' } },
  bbq: { wants: { kind: 'barbecue' }, related: { kind: 'barbecue tools | charcoal' } },
  moisturiser: {
    wants: { kind: 'face cream', is: { Type: 'Day Cream SPF 30 | Night Cream' } },
    substitutes: [
      { kind: 'face cream', is: { Type: 'Hydrating Serum' } },
      { kind: 'body lotion', is: { Type: 'Body Lotion | Body Butter' } },
    ],
    related: { kind: 'body lotion', is: { Type: 'Hand Cream' } },
  },
  'loo roll': {
    wants: { kind: 'kitchen roll', is: { Type: 'Recycled Toilet Roll | Quilted Toilet Roll' } },
    related: { kind: 'kitchen roll', is: { Type: 'Kitchen Roll | Facial Tissues' } },
  },
  sellotape: {
    wants: { kind: 'parcel tape', is: { Type: 'Clear Parcel Tape' } },
    substitutes: { kind: 'parcel tape', is: { Type: 'Paper Parcel Tape' } },
    related: { kind: 'masking tape', is: { Type: 'Masking Tape, 25 mm | Masking Tape, 50 mm' } },
  },
  'allen keys': {
    wants: { kind: 'screwdriver', is: { Type: 'Hex Key Set' } },
    related: { kind: 'screwdriver', is: { Type: 'Precision Screwdriver Set' } },
  },
  wrench: {
    wants: { kind: 'pliers', is: { Type: 'Adjustable Spanner' } },
    substitutes: { kind: 'pliers', is: { Type: 'Water Pump Pliers' } },
    related: { kind: 'screwdriver', is: { Type: 'Hex Key Set' } },
  },
  'skip rope': {
    wants: { kind: 'resistance bands', is: { Type: 'Skipping Rope' } },
  },
  'bicycle lamp': { wants: { kind: 'bike light' }, related: { kind: 'torch', is: { Type: 'Head Torch' } } },
  'cell phone cover': {
    wants: { kind: 'phone case', is: { Type: 'Phone Case' } },
    substitutes: { kind: 'phone case', is: { Type: 'Tablet Cover' } },
    related: { kind: 'screen protector' },
  },
  quilt: {
    wants: { kind: 'pillow', is: { Type: 'All-Season Duvet | Wool Duvet' } },
    related: [{ kind: 'throw' }, { kind: 'duvet cover' }],
  },
  'desktop organiser': {
    wants: { kind: 'desk tidy', is: { Type: 'Desk Tidy | Pen Pot | Letter Tray' } },
    substitutes: { kind: 'desk tidy', is: { Type: 'Magazine File' } },
  },
  'plasterboard fixings': {
    wants: { kind: 'wall plugs', is: { Type: 'Plasterboard Anchors' } },
    substitutes: { kind: 'wall plugs', is: { Type: 'Wall Plugs' } },
    related: [
      { kind: 'wall plugs', is: { Type: 'Frame Anchors' } },
      { kind: 'screws', is: { Type: 'Drywall' } },
    ],
  },
  'ink for printer': {
    wants: { kind: 'toner', is: { Type: 'Ink Cartridge | High-Yield Ink Cartridge' } },
    substitutes: { kind: 'toner', is: { Type: 'Toner Cartridge | High-Yield Toner' } },
    related: { kind: 'printer', is: { Type: 'All-in-One Inkjet | Photo' } },
  },
  'weed puller': {
    wants: { kind: 'trowel', is: { Type: 'Weeder' } },
    substitutes: { kind: 'spade', is: { Type: 'Hoe' } },
    related: { kind: 'trowel', is: { Type: 'Hand Fork' } },
  },
};
