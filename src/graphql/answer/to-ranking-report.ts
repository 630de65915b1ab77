import type { RankingReport } from '../../ranking/ranking-report.js';
import type { SearchNotes } from '../../ranking/search-query.js';
import type { RankingReportType } from './ranking-report.type.js';

/** The report as the schema shows it; `model`: the one that reranked, null where none did. */
export const toRankingReport = (report: RankingReport, model: SearchNotes['model']): RankingReportType => ({
  candidates: report.candidates,
  reranked: model?.reranked ?? 0,
  model: model?.name ?? null,
  device: model?.device ?? null,
  degraded: report.degraded,
  stages: report.stages,
  tookMs: report.tookMs,
});
