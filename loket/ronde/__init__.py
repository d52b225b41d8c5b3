"""The ronde over the store: what wakes it, what it could not handle, and whether all is well."""
