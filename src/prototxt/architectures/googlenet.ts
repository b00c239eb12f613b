import { INPUT, networkText } from './layer-text.ts';
import type { ConvolutionShape, NetworkText } from './layer-text.ts';

/** Outputs of an inception module's branches, in the columns of the paper's table 1. */
interface Inception {
  readonly name: string;
  readonly outputs: readonly [
    one: number,
    threeReduce: number,
    three: number,
    fiveReduce: number,
    five: number,
    pool: number,
  ];
  readonly pooledAfter?: string;
}

const INCEPTIONS: readonly Inception[] = [
  { name: '3a', outputs: [64, 96, 128, 16, 32, 32] },
  { name: '3b', outputs: [128, 128, 192, 32, 96, 64], pooledAfter: 'pool3/3x3_s2' },
  { name: '4a', outputs: [192, 96, 208, 16, 48, 64] },
  { name: '4b', outputs: [160, 112, 224, 24, 64, 64] },
  { name: '4c', outputs: [128, 128, 256, 24, 64, 64] },
  { name: '4d', outputs: [112, 144, 288, 32, 64, 64] },
  { name: '4e', outputs: [256, 160, 320, 32, 128, 128], pooledAfter: 'pool4/3x3_s2' },
  { name: '5a', outputs: [256, 160, 320, 32, 128, 128] },
  { name: '5b', outputs: [384, 192, 384, 48, 128, 128] },
];

/** GoogleNet (Szegedy et al., 2015) as the BVLC model zoo defines it, without the auxiliary classifiers. */
export function googlenet(): string {
  const net = networkText('GoogleNet', 224);
  const halve = { method: 'MAX', kernel: 3, stride: 2 } as const;
  let blob = net.convolution('conv1/7x7_s2', INPUT, { outputs: 64, pad: 3, kernel: 7, stride: 2 });
  blob = net.relu('conv1/relu_7x7', blob);
  blob = net.normalisation('pool1/norm1', net.pooling('pool1/3x3_s2', blob, halve));
  blob = rectified(net, 'conv2', '3x3_reduce', blob, { outputs: 64, kernel: 1 });
  blob = rectified(net, 'conv2', '3x3', blob, { outputs: 192, pad: 1, kernel: 3 });
  blob = net.pooling('pool2/3x3_s2', net.normalisation('conv2/norm2', blob), halve);
  for (const { name, outputs, pooledAfter } of INCEPTIONS) {
    blob = inception(net, `inception_${name}`, blob, outputs);
    if (pooledAfter !== undefined) blob = net.pooling(pooledAfter, blob, halve);
  }
  blob = net.pooling('pool5/7x7_s1', blob, { method: 'AVE', kernel: 7, stride: 1 });
  blob = net.dropout('pool5/drop_7x7_s1', blob, 0.4);
  net.softmax('prob', net.fullyConnected('loss3/classifier', blob, 1000));
  return net.text();
}

function rectified(
  net: NetworkText,
  module: string,
  part: string,
  from: string,
  shape: ConvolutionShape,
): string {
  return net.relu(`${module}/relu_${part}`, net.convolution(`${module}/${part}`, from, shape));
}

function inception(net: NetworkText, module: string, bottom: string, outputs: Inception['outputs']): string {
  const [one, threeReduce, three, fiveReduce, five, pool] = outputs;
  const branch = (part: string, from: string, shape: ConvolutionShape) =>
    rectified(net, module, part, from, shape);
  const ones = branch('1x1', bottom, { outputs: one, kernel: 1 });
  const threesReduced = branch('3x3_reduce', bottom, { outputs: threeReduce, kernel: 1 });
  const threes = branch('3x3', threesReduced, { outputs: three, pad: 1, kernel: 3 });
  const fivesReduced = branch('5x5_reduce', bottom, { outputs: fiveReduce, kernel: 1 });
  const fives = branch('5x5', fivesReduced, { outputs: five, pad: 2, kernel: 5 });
  const pooled = net.pooling(`${module}/pool`, bottom, { method: 'MAX', kernel: 3, stride: 1, pad: 1 });
  const projected = branch('pool_proj', pooled, { outputs: pool, kernel: 1 });
  return net.concat(`${module}/output`, [ones, threes, fives, projected]);
}
