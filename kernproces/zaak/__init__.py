"""What happens in a zaak: the situation, the judgement, the step, what follows, and the fold. Pure: no clock, no database."""
