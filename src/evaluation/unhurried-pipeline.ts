import type { Pipeline, PipelineQuery } from '../ranking/pipeline.js';

/** The same pipeline with all the time in the world for its models: a figure that is late is still right. */
export const unhurriedPipeline = <Q extends PipelineQuery, N>(pipeline: Pipeline<Q, N>): Pipeline<Q, N> => ({
  ...pipeline,
  sources: pipeline.sources.map((stage) => ({ ...stage, limitMs: undefined })),
  scorers: pipeline.scorers.map((stage) => ({ ...stage, limitMs: undefined })),
});
