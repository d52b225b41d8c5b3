"""The page of one action: its form, what lies beside it, drafts and conflicts, what it would bring about."""
