"""How each kind of page is made from the timeline: the rooms behind `plan` (pure)."""
