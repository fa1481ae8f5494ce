"""Markdown bodies: citations, safe HTML, limits (pure); the rooms behind `markup`."""
