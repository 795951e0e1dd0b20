"""A published checkpoint of the reference model, as its authors save it → a bundle that this program runs."""
