"""Who looked: the read log, in a store of its own, and what in it is unusual."""
