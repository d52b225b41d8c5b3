"""Accounts: how a person of the register mensen proves who he is. Roles are not here: they are in that register."""
