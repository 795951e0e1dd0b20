"""The model: speech and text become vectors of one space."""
