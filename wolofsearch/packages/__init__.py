"""One file that carries a library or a model from one computer to another, and is believed in nothing."""
