import { barChart } from '../../page/bar-chart.js';
import { htmlPage } from '../../page/html-page.js';
import { lineChart } from '../../page/line-chart.js';
import { Markup } from '../../page/markup.js';
import type { RecommendReport } from '../../recommend/recommend-report.js';
import { comparedSection } from '../../recommend/page/compared-section.js';
import type { Trained } from '../trained.js';

const markup = Markup.of;

/** Features that are drawn, the strongest. */
const DRAWN = 25;

/** What became of a training, as one HTML file that needs nothing else; `compared` where models of the past were made. */
export const trainingPage = (trained: Trained, compared?: RecommendReport): string =>
  htmlPage({
    title: `A ranker of ${trained.source}`,
    lead: lead(trained, compared),
    content: markup`
${compared ? compared.tables.map(comparedSection) : []}
<h2>How it learned</h2>
<div class="plots">
${curves(trained)}
${barChart(strongest(trained), {
  title: 'Fall of NDCG@10 without it',
  caption: `Where one feature is dealt out anew among the candidates of a basket: the ${DRAWN} strongest.`,
})}
</div>`,
  });

const lead = ({ groups, weights, features, history }: Trained, compared?: RecommendReport): string =>
  [
    `Taught by ${groups.toLocaleString('en')} baskets with ${features.names.length} features (version ${features.version}); ${weights.toLocaleString('en')} weights; ${1 + bestEpoch(history)} epochs were enough.`,
    compared
      ? "Each customer's last basket, full ranking of all products, by the gateway's own pipeline: by the hand blend, and by models that knew none of what they were asked for. Intervals hold the mean with 95 % confidence, by the paired bootstrap over customers. Cold customers bought at most two things before. Novelty in bits, and the place among the best sellers, are those of the first ten: what is shown should be no more popular than what is bought."
      : 'It was compared with nothing: models of the past were not asked for.',
    ...(compared?.remarks ?? []),
  ].join(' ');

const curves = ({ history }: Trained): Markup[] =>
  (
    [
      ['loss', 'Loss', 'Of the baskets that taught, after each epoch.'],
      ['all', 'NDCG@10, all products', 'Of baskets that were held out, after each epoch.'],
      ['new', 'NDCG@10, products new to the shopper', 'Of the same baskets.'],
    ] as const
  ).map(([figure, title, caption], series) =>
    lineChart(
      history.map((epoch) => epoch[figure]),
      { title, caption, series },
    ),
  );

const bestEpoch = (history: Trained['history']): number => {
  const sums = history.map((epoch) => epoch.all + epoch.new);
  return sums.indexOf(Math.max(...sums));
};

const strongest = ({ importance }: Trained): { name: string; value: number }[] =>
  Object.entries(importance)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, DRAWN);
