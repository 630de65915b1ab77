import type { DemoQueries } from '../meaning.js';

/** A maker and a kind: another maker's would do instead. */
export const brands: DemoQueries = {
  'emberlee casserole': { wants: { kind: 'casserole', wish: { Brand: 'Emberlee' } } },
  'aurelle kettle': { wants: { kind: 'kettle', wish: { Brand: 'Aurelle' } } },
  'potts and marlow saucepan': { wants: { kind: 'saucepan', wish: { Brand: 'Potts & Marlow' } } },
  'sonaro speaker': { wants: { kind: 'speaker', wish: { Brand: 'Sonaro' } } },
  'kestrel laptop': { wants: { kind: 'laptop', wish: { Brand: 'Kestrel' } } },
  'nordisk monitor': { wants: { kind: 'monitor', wish: { Brand: 'Nordisk' } } },
  'fotona camera': { wants: { kind: 'camera', wish: { Brand: 'Fotona' } } },
  'voltanne charger': { wants: { kind: 'phone charger', wish: { Brand: 'Voltanne' } } },
  'orbix mouse': {
    wants: { kind: 'mouse', is: { Type: 'Wireless Mouse | Ergonomic Mouse' }, wish: { Brand: 'Orbix' } },
  },
  'barkley wet dog food': {
    wants: { kind: 'wet dog food', wish: { Brand: 'Barkley' } },
    related: { kind: 'dry dog food', is: { Brand: 'Barkley' } },
  },
  'harbour leaf tea': { wants: { kind: 'tea', wish: { Brand: 'Harbour Leaf' } } },
  'casa bellina pasta': {
    wants: { kind: 'pasta', wish: { Brand: 'Casa Bellina' } },
    related: { kind: 'pasta sauce', is: { Brand: 'Casa Bellina' } },
  },
  'linfield towels': {
    wants: {
      kind: 'bath towel',
      is: { Type: 'Cotton Bath Towel | Cotton Hand Towel | Waffle Bath Towel | Bath Sheet' },
      wish: { Brand: 'Linfield' },
    },
    related: { kind: 'bath towel', is: { Type: 'Cotton Bath Mat', Brand: 'Linfield' } },
  },
  'halden table lamp': {
    wants: { kind: 'table lamp', wish: { Brand: 'Halden' } },
    related: { kind: 'floor lamp | desk lamp', is: { Brand: 'Halden' } },
  },
  'postura office chair': {
    wants: {
      kind: 'desk chair',
      is: { Type: 'Ergonomic Desk Chair | Mesh Desk Chair' },
      wish: { Brand: 'Postura' },
    },
    related: { kind: 'desk chair', is: { Type: 'Saddle Stool | Conference Chair' } },
  },
  'razorline blades': { wants: { kind: 'razor blades', wish: { Brand: 'Razorline' } } },
  'fellgate tent': { wants: { kind: 'tent', wish: { Brand: 'Fellgate' } } },
  'hallamshire hammer': { wants: { kind: 'hammer', wish: { Brand: 'Hallamshire' } } },
};
