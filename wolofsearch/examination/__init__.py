"""Whether this computer is ready, looked at piece by piece; the command ``doctor`` and the window tell it."""
