"""The post of one installation: its channels, and what the administrator does with them."""
