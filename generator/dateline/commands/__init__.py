"""The commands of `dateline`: one module each, imported when the command runs.

A module offers `command`, which returns its exit code. Names with an underscore are shared.
"""
