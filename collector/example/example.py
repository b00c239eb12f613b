#!/usr/bin/env python3
"""Times a network of dense layers in plain Python, speaking the collector's lines protocol.

example.py MODEL BATCH_SIZE ITERATIONS WARM_UP_ITERATIONS

To measure something else, put it in place of Network: what loads the model, what runs a batch."""
import json
import platform
import random
import sys
import time


def tell(event, **facts):
    print("@bench " + json.dumps(dict(facts, event=event)), flush=True)


class Network:
    def __init__(self, path, batch_size):
        draw = random.Random(1)
        self.layers = []
        with open(path) as file:
            for layer in json.load(file):
                weights = [[draw.gauss(0, 0.1) for _ in range(layer["inputs"])] for _ in range(layer["outputs"])]
                self.layers.append((layer["name"], weights))
        self.batch = [[draw.random() for _ in self.layers[0][1][0]] for _ in range(batch_size)]

    def run(self, layer_ms=None):
        images = self.batch
        for name, weights in self.layers:
            start = time.perf_counter()
            images = [[max(0.0, sum(w * x for w, x in zip(row, image))) for row in weights] for image in images]
            if layer_ms is not None:
                layer_ms[name] = (time.perf_counter() - start) * 1000
        return images


def main():
    batch_size, iterations, warm_up = (int(text) for text in sys.argv[2:5])
    network = Network(sys.argv[1], batch_size)
    tell("setup", v=1, batch_size=batch_size, threads=1, framework="plain-python", version=platform.python_version())
    for _ in range(warm_up):
        network.run()
    tell("begin", warm_up=warm_up, monotonic_ms=time.monotonic() * 1000)
    for _ in range(iterations):
        start = time.perf_counter()
        network.run()
        tell("iteration", forward_ms=(time.perf_counter() - start) * 1000)
    tell("end", iterations=iterations, monotonic_ms=time.monotonic() * 1000)
    layer_ms = {}
    network.run(layer_ms)
    for name, ms in layer_ms.items():
        tell("layer", name=name, type="Dense", forward_ms=ms)


main()
