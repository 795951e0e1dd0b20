from wolofsearch.documents.encodings import decode


def test_a_damaged_byte_does_not_change_the_encoding():
    data = "l'été à la rivière, l'hiver à la forêt".encode()
    assert decode(data[:8] + b"\xff" + data[8:]).count("\ufffd") == 1


def test_the_declared_encoding_is_believed_unless_false():
    assert decode("café".encode("cp1250"), "cp1250") == "café"
    assert decode("café".encode(), "latin-1") == "café"
    assert decode(b"caf\xe9", "no-such-encoding") == "café"


def test_every_byte_gives_some_text():
    assert len(decode(bytes(range(256)))) > 200
