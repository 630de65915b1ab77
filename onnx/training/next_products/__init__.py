"""Trains models of next products on what shoppers chose after what."""
