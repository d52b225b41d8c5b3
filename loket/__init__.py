"""The counter: pages, API, command line, settings and the wiring of everything below it."""
