"""Trains the ranker of recommendations on what `npm run train-data -- recommender` wrote.

- `data`: the export, and its groups in the order of time
- `ranker`: the network
- `recipe`: what a training run depends on
- `train`: one run, resumable
- `judge`: NDCG@10 of scores
- `walk_forward`: each period scored by a model of its past
- `search`: which recipe, by periods of the past
- `graph`: the ONNX file
- `importance`: what a model goes by
"""
