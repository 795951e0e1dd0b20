"""The window: what a person sees, hears about and presses; it knows neither SQL nor the insides of a model.

Views hold no logic, :mod:`worker` runs everything slow, :mod:`session` holds what is open, controllers join the two.
Nothing here imports numpy, the model's runtime or the library before the window is on the screen.
"""
