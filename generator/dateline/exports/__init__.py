"""What a site publishes for machines: feeds, data files and lists of addresses (pure).

Each module writes one kind of file: plain values in, bytes out. None reads a file, a clock or a
setting, and none knows the others' order; `docs/exporters.md` says how to add one.
"""
