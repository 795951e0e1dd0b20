"""Documents from the outer world: foreign files become text with pages, and text becomes passages."""
