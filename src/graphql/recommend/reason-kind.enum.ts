import type { ReasonKind } from '../../domain/reason-kind.js';
import { describedEnum } from '../described-enum.js';

export const ReasonKindEnum = describedEnum<ReasonKind>('ReasonKind', 'What a recommendation rests on.', {
  BECAUSE_YOU_VIEWED: 'It is like what the viewer looked at.',
  BOUGHT_TOGETHER: 'Shoppers bought it together with the products named.',
  SIMILAR: 'It is like the products named.',
  BUY_AGAIN: 'The viewer bought it before.',
  TRENDING: 'Many shoppers want it lately.',
  FOR_YOU: "It fits the viewer's taste.",
  NEW: 'The shop listed it lately.',
});
