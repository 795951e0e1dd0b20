"""How the model is measured; nothing at run time imports it."""
