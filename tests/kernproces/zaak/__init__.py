"""Judgement, machine, fold and what follows from a step, without a store."""
