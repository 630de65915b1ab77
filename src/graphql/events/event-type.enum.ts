import type { EventType } from '../../domain/event.js';
import { describedEnum } from '../described-enum.js';

export const EventTypeEnum = describedEnum<EventType>('EventType', 'What a shopper did with a product.', {
  IMPRESSION: 'It was on the screen.',
  CLICK: 'It was clicked in a list.',
  VIEW: 'Its page was looked at.',
  ADD_TO_CART: 'It was put into the cart.',
  REMOVE_FROM_CART: 'It was taken out of the cart.',
  PURCHASE: 'It was bought.',
});
