"""Sound from the outer world: recordings and files become 16 kHz mono waveforms, judged before they are used."""
