"""What is remembered between builds (effect)."""
