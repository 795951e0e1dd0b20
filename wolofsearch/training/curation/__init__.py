"""Curation: declared sources become one clean data set that names licence and provenance in every row."""
