"""What a date is: calendar, zones, ends, hints (pure); the rooms behind `dates`."""
