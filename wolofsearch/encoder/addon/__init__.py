"""The GPU add-on: another ONNX Runtime in a folder, which a computer without a network is given to compute on a GPU."""
