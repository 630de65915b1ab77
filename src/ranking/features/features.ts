import { boughtNext } from './bought-next.features.js';
import { clicks } from './clicks.features.js';
import { coPurchase } from './co-purchase.features.js';
import type { FeatureFamily } from './feature-family.js';
import { kind } from './kind.features.js';
import { ownLooks } from './own-looks.features.js';
import { ownPurchases } from './own-purchases.features.js';
import { page } from './page.features.js';
import { popularity } from './popularity.features.js';
import { price } from './price.features.js';
import { likeness } from './likeness.features.js';
import { season } from './season.features.js';
import { standing } from './standing.features.js';
import { taste } from './taste.features.js';
import { titles } from './titles.features.js';
import { viewer } from './viewer.features.js';

/** Everything a ranker is told of a candidate. A change of any of them needs another FEATURES_VERSION and new models. */
export const FEATURES: readonly FeatureFamily[] = [
  popularity,
  standing,
  ownPurchases,
  ownLooks,
  coPurchase,
  boughtNext,
  likeness,
  price,
  kind,
  taste,
  titles,
  clicks,
  viewer,
  page,
  season,
];
