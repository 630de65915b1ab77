import { htmlPage } from '../../page/html-page.js';
import { Markup } from '../../page/markup.js';
import type { RecommendReport } from '../recommend-report.js';
import { comparedSection } from './compared-section.js';

const markup = Markup.of;

/** A report as one HTML file that needs nothing else. */
export const recommendPage = ({ data, remarks, tables }: RecommendReport): string =>
  htmlPage({
    title: `Recommendations: ${data}`,
    lead: `Each customer's next order, full ranking of all products. Intervals hold the mean with 95 % confidence, by the paired bootstrap over customers. Cold customers bought at most two things before. Novelty in bits, and the place among the best sellers, are those of the first ten. ${remarks.join(' ')}`,
    content: markup`${tables.map(comparedSection)}`,
  });
