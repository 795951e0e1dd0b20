"""How the model is made; nothing at run time imports it."""
