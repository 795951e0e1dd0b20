"""What a person asked, and the passages a person keeps: beside the libraries, in a file of its own."""
