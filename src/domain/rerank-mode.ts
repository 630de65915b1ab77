/** AUTO: where a model is installed and there is time. ON: say so in `degraded` where it could not run. OFF: never. */
export const RERANK_MODES = ['AUTO', 'ON', 'OFF'] as const;
export type RerankMode = (typeof RERANK_MODES)[number];
