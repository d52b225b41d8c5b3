"""The year: recurring obligations and the quarterly overviews of schools."""
