"""Makes the models that Vitrine serves: vocabulary, training, export, measuring."""
