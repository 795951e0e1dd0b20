"""A question becomes a ranked list of passages."""
