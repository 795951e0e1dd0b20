"""French aloud, for people who listen instead of reading: text becomes sound with a voice of this computer."""
