import type { ModelEntry, NextMethod, NextProductsEntry } from '../../inference/manifest/manifest.schema.js';
import type { NextProducts } from '../../inference/next-products.js';
import { OnnxNextProducts } from '../../inference/onnx-next-products.js';
import type { VersionParts } from '../../inference/serving/model-version.js';
import { PastModels } from '../past-models.js';

const METHODS: readonly NextMethod[] = ['sequence', 'factors'];

/** The models of next products of trainings that walked forward, one training a method, each model in its time. */
export class PeriodNextProducts {
  private constructor(
    private readonly models: Readonly<Partial<Record<NextMethod, PastModels<NextProductsEntry>>>>,
  ) {}

  /** `folders`: what training wrote, by method. */
  static async open(
    folders: Readonly<Partial<Record<NextMethod, string>>>,
    parts: Omit<VersionParts, 'folder'>,
  ): Promise<PeriodNextProducts> {
    const of = async (method: NextMethod): Promise<PastModels<NextProductsEntry> | undefined> => {
      const folder = folders[method];
      const isOf = (entry: ModelEntry): entry is NextProductsEntry =>
        entry.task === 'next-products' && entry.method === method;
      return folder === undefined ? undefined : PastModels.open(folder, isOf, parts);
    };
    return new PeriodNextProducts({ sequence: await of('sequence'), factors: await of('factors') });
  }

  /** Those that there is a training of. */
  get methods(): NextMethod[] {
    return METHODS.filter((method) => this.models[method] !== undefined);
  }

  /** The models of a moment; a method has none before its first period. Moments only go forward. */
  async at(moment: Date): Promise<Readonly<Partial<Record<NextMethod, NextProducts>>>> {
    const of = async (method: NextMethod): Promise<NextProducts | undefined> => {
      const version = await this.models[method]?.at(moment);
      return version && new OnnxNextProducts(() => ({ version }));
    };
    return { sequence: await of('sequence'), factors: await of('factors') };
  }

  async close(): Promise<void> {
    for (const models of Object.values(this.models)) await models?.close();
  }
}
