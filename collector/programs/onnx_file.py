"""Reads of an ONNX file what it takes to run it, without the onnx package: field numbers are those of its specification."""

import mmap
import struct

import numpy

FLOAT = 1


def fields(message):
    """Number and value of each field of a protobuf message: whole numbers, 32-bit fractions, or bytes."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    while at < len(message):
        tag = varint()
        wire = tag & 7
        if wire == 0:
            yield tag >> 3, varint()
        elif wire == 2:
            size = varint()
            at += size
            yield tag >> 3, message[at - size : at]
        elif wire == 5:
            at += 4
            yield tag >> 3, struct.unpack("<f", message[at - 4 : at])[0]
        else:
            raise ValueError("not an ONNX file")


def every(message, number):
    return [value for each, value in fields(message) if each == number]


def text(message, number):
    return bytes(every(message, number)[-1]).decode()


def texts(message, number):
    return [bytes(value).decode() for value in every(message, number)]


def whole_numbers(message, number):
    """A list of them, packed into one field as today, or one a field."""
    for value in every(message, number):
        yield from [value] if isinstance(value, int) else packed(value)


def packed(values):
    """The whole numbers of a packed field, each of as many bytes as it takes."""
    value = shift = 0
    for byte in values:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0


class Node:
    def __init__(self, message):
        self.inputs = texts(message, 1)
        self.output = text(message, 2)
        self.name = text(message, 3)
        self.operator = text(message, 4)
        self.attributes = dict(attribute(each) for each in every(message, 5))


def attribute(message):
    """Name and value: a list of whole numbers, a fraction or a whole number."""
    kind = every(message, 20)[-1]
    if kind == 7:
        return text(message, 1), list(whole_numbers(message, 8))
    return text(message, 1), (every(message, {1: 2, 2: 3}[kind]) or [0])[-1]


def tensor(message):
    """Name and values of a weight of 32-bit fractions."""
    if every(message, 2) != [FLOAT] or not every(message, 9):
        raise ValueError("a weight that is not kept as 32-bit fractions: " + text(message, 8))
    values = numpy.frombuffer(every(message, 9)[-1], dtype="<f4")
    return text(message, 8), values.reshape(list(whole_numbers(message, 1)))


class OnnxFile:
    """nodes in their order, weights by name, name and shape of the input (None where a size is open), name of the output."""

    def __init__(self, path):
        with open(path, "rb") as file:
            model = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        graph = every(model, 7)[-1]
        self.nodes = [Node(each) for each in every(graph, 1)]
        self.weights = dict(tensor(each) for each in every(graph, 5))
        value = next(each for each in every(graph, 11) if text(each, 1) not in self.weights)
        self.input = text(value, 1)
        shape = every(every(every(value, 2)[0], 1)[0], 2)[0]
        self.input_shape = [(every(size, 1) or [None])[0] for size in every(shape, 1)]
        self.output = text(every(graph, 12)[0], 1)
