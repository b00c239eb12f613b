import { INPUT, networkText } from './layer-text.ts';
import type { NetworkText } from './layer-text.ts';

/** Outputs of the squeeze layer and of each of the two expand layers, fire2 to fire9. */
const FIRES: readonly (readonly [squeeze: number, expand: number])[] = [
  [16, 64],
  [16, 64],
  [32, 128],
  [32, 128],
  [48, 192],
  [48, 192],
  [64, 256],
  [64, 256],
];

/** SqueezeNet 1.0 (Iandola et al., 2016). */
export function squeezenet10(): string {
  return squeezenet('SqueezeNet', { outputs: 96, kernel: 7, stride: 2 }, [4, 8], 1);
}

/** SqueezeNet 1.1: smaller first layer, pooling earlier. */
export function squeezenet11(): string {
  return squeezenet('SqueezeNet_v1.1', { outputs: 64, kernel: 3, stride: 2 }, [3, 5], undefined);
}

function squeezenet(
  name: string,
  first: { outputs: number; kernel: number; stride: number },
  pooledFires: readonly number[],
  lastPad: number | undefined,
): string {
  const net = networkText(name, 227);
  let blob = net.convolution('conv1', INPUT, first);
  blob = net.relu('relu_conv1', blob);
  blob = net.pooling('pool1', blob, { method: 'MAX', kernel: 3, stride: 2 });
  for (const [at, [squeeze, expand]] of FIRES.entries()) {
    const index = at + 2;
    blob = fire(net, `fire${String(index)}`, blob, squeeze, expand);
    if (pooledFires.includes(index)) {
      blob = net.pooling(`pool${String(index)}`, blob, { method: 'MAX', kernel: 3, stride: 2 });
    }
  }
  blob = net.dropout('drop9', blob, 0.5);
  blob = net.convolution('conv10', blob, { outputs: 1000, kernel: 1, ...(lastPad && { pad: lastPad }) });
  blob = net.relu('relu_conv10', blob);
  net.softmax('prob', net.pooling('pool10', blob, { method: 'AVE' }));
  return net.text();
}

function fire(net: NetworkText, name: string, bottom: string, squeeze: number, expand: number): string {
  const layer = (part: string, from: string, shape: Parameters<NetworkText['convolution']>[2]) =>
    net.relu(`${name}/relu_${part}`, net.convolution(`${name}/${part}`, from, shape));
  const squeezed = layer('squeeze1x1', bottom, { outputs: squeeze, kernel: 1 });
  const small = layer('expand1x1', squeezed, { outputs: expand, kernel: 1 });
  const large = layer('expand3x3', squeezed, { outputs: expand, kernel: 3, pad: 1 });
  return net.concat(`${name}/concat`, [small, large]);
}
