"""Time: calendar, terms with their derivation, the ladder, the ronde, and the door to the scheduler."""
