"""The bench: what an advance, a replay, a ronde and a page cost, each beside a floor measured in the same run."""
