"""The engine: declarations, judgement, history, replay; knows no clock, calendar, mail or screen."""
