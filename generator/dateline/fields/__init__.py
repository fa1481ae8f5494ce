"""What may be written in each kind of file, in one table (pure); the rooms behind `validate`."""
