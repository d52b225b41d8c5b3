"""The conditions of every process: what must be true of the content, with norm and remedy."""
