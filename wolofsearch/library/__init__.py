"""What is kept: documents, passages and vectors in SQLite, with an index that can be rebuilt at any time."""
