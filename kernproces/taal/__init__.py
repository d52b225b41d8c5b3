"""The declaration language: typed data from which machine, roles, forms, terms, messages, evidence and reference follow."""
