"""One suite over every back end."""
