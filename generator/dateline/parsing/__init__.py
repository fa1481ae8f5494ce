"""Bytes to nodes: decoding, YAML, its faults in plain words (pure); the rooms behind `parse`."""
