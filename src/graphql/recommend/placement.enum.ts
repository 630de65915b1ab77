import type { Placement } from '../../domain/placement.js';
import { describedEnum } from '../described-enum.js';

export const PlacementEnum = describedEnum<Placement>(
  'Placement',
  'Where in the shop a recommendation stands.',
  {
    HOME: 'The first page: for the viewer, to buy again, trending.',
    PRODUCT: "A product's page: similar to it, bought together with it.",
    CART: 'The cart: what goes with all of it.',
    SEARCH_EMPTY: 'A search that found nothing, or the empty search box.',
    AFTER_PURCHASE: 'After a purchase: what goes with what was bought.',
  },
);
