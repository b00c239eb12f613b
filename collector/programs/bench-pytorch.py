#!/usr/bin/python3
"""Times an ONNX model rebuilt of PyTorch's own layers, on the CPU, inference alone. README.md beside this file says how
it is called. The interpreter is the system's, whose packages python3-torch and python3-numpy it needs."""

import argparse
import time

import numpy
import torch
from torch import nn

from bench_lines import milliseconds, tell, time_iterations
from onnx_file import OnnxFile


# Passes that the layers' times are means of.
LAYER_PASSES = 2


def made_up_images(shape):
    """The same as made-up-images.mjs makes."""
    value = numpy.arange(numpy.prod(shape), dtype=numpy.uint32)
    value = (value ^ (value >> 16)) * numpy.uint32(0x85EBCA6B)
    value = (value ^ (value >> 13)) * numpy.uint32(0xC2B2AE35)
    value ^= value >> 16
    return torch.from_numpy((value >> 8).astype(numpy.float32).reshape(shape)) / 2**23 - 1


class Concat(nn.Module):
    def __init__(self, axis):
        super().__init__()
        self.axis = axis

    def forward(self, *inputs):
        return torch.cat(inputs, self.axis)


def layer_of(node, weights):
    """PyTorch's layer for a node."""
    given = node.attributes
    if any(size != given["pads"][0] for size in given.get("pads", [])):
        raise ValueError(f"{node.name}: padding that is not the same on all sides")
    if node.operator == "Conv":
        kernels, biases = weights
        layer = nn.Conv2d(
            kernels.shape[1] * given["group"],
            kernels.shape[0],
            given["kernel_shape"],
            given["strides"],
            given["pads"][0],
            groups=given["group"],
        )
        return weighted(layer, kernels, biases)
    if node.operator == "Gemm":
        if given != {"transB": 1}:
            raise ValueError(f"{node.name}: a product that is no fully connected layer")
        return weighted(nn.Linear(weights[0].shape[1], weights[0].shape[0]), *weights)
    if node.operator == "MaxPool":
        return nn.MaxPool2d(given["kernel_shape"], given["strides"], given["pads"][0], ceil_mode=bool(given["ceil_mode"]))
    if node.operator == "AveragePool":
        return nn.AvgPool2d(given["kernel_shape"], given["strides"], given["pads"][0], ceil_mode=bool(given["ceil_mode"]))
    if node.operator == "LRN":
        return nn.LocalResponseNorm(given["size"], given["alpha"], given["beta"], given["bias"])
    if node.operator == "Concat":
        return Concat(given["axis"])
    if node.operator == "Softmax":
        return nn.Softmax(given["axis"])
    if node.operator == "Flatten":
        return nn.Flatten(given["axis"])
    simple = {"Relu": lambda: nn.ReLU(inplace=True), "Dropout": nn.Dropout, "GlobalAveragePool": lambda: nn.AdaptiveAvgPool2d(1)}
    if node.operator not in simple:
        raise ValueError(f"{node.name}: no layer for {node.operator}")
    return simple[node.operator]()


def weighted(layer, weights, biases):
    # The file is mapped for reading alone, and PyTorch's weights can be written to.
    layer.weight = nn.Parameter(torch.from_numpy(weights.copy()), requires_grad=False)
    layer.bias = nn.Parameter(torch.from_numpy(biases.copy()), requires_grad=False)
    return layer


class Network(nn.Module):
    """The layers by name; a result is let go after its last reader, as it is in a network written by hand."""

    def __init__(self, file):
        super().__init__()
        self.input, self.output = file.input, file.output
        self.steps = []
        last_reader = {name: node for node in file.nodes for name in node.inputs}
        for node in file.nodes:
            weights = [file.weights[name] for name in node.inputs if name in file.weights]
            layer = layer_of(node, weights)
            self.add_module(node.name, layer)
            inputs = [name for name in node.inputs if name not in file.weights]
            done = [name for name in inputs if last_reader[name] is node]
            self.steps.append((layer, inputs, node.output, done))

    def forward(self, images):
        results = {self.input: images}
        for layer, inputs, output, done in self.steps:
            results[output] = layer(*[results[name] for name in inputs])
            for name in done:
                del results[name]
        return results[self.output]


def time_layers(network, images, passes):
    """Seconds of each layer by name, added up over passes: hooks look at the clock before and after it."""
    seconds = {name: 0.0 for name, _ in network.named_children()}
    started = {}

    def before(name):
        return lambda *_: started.__setitem__(name, time.perf_counter())

    def after(name):
        return lambda *_: seconds.__setitem__(name, seconds[name] + time.perf_counter() - started[name])

    for name, layer in network.named_children():
        layer.register_forward_pre_hook(before(name))
        layer.register_forward_hook(after(name))
    for _ in range(passes):
        network(images)
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="ONNX file")
    parser.add_argument("--batch-size", type=int, default=1, help="images per batch")
    parser.add_argument("--iterations", type=int, default=10, help="timed ones")
    parser.add_argument("--warm-up", type=int, default=1, help="untimed ones before")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--output", help="file for the last result, 32-bit little-endian")
    given = parser.parse_args()

    torch.set_num_threads(given.threads)
    file = OnnxFile(given.model)
    network = Network(file).eval()
    images = made_up_images([given.batch_size, *file.input_shape[1:]])
    tell(
        "setup",
        v=1,
        framework="pytorch",
        version=torch.__version__,
        batch_size=given.batch_size,
        threads=torch.get_num_threads(),
        onednn=torch.backends.mkldnn.is_available(),
    )
    with torch.inference_mode():
        time_iterations(lambda: network(images), given.iterations, given.warm_up)
        if given.output:
            network(images).numpy().astype("<f4").tofile(given.output)
        for name, seconds in time_layers(network, images, LAYER_PASSES).items():
            layer = network.get_submodule(name)
            tell("layer", name=name, type=type(layer).__name__, forward_ms=milliseconds(seconds / LAYER_PASSES))


main()
