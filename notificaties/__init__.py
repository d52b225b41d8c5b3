"""Words to people: templates, recipients, outbox, delivery and its channels."""
