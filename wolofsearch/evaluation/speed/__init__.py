"""How fast the model is on this computer, beside what else could run there."""
