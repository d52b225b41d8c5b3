"""Who may do what and who may see what, on a day: people, roles, mandates, parts of the organisation, need to know. Pure."""
