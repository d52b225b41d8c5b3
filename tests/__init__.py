"""Tests read as sentences about the business."""
