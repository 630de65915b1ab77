/** A version of a model cannot serve on this machine as it was asked to; the message says which and why. */
export class ModelRefusal extends Error {
  constructor(model: string, device: string, cause: Error) {
    super(
      `The model ${model} cannot serve (INFERENCE_DEVICE=${device}; MODELS_MANIFEST=none starts without models): ${cause.message}`,
      { cause },
    );
    this.name = 'ModelRefusal';
  }
}
