import { INPUT, networkText } from './layer-text.ts';

/** AlexNet (Krizhevsky et al., 2012) as the BVLC model zoo defines it. */
export function alexnet(): string {
  const net = networkText('AlexNet', 227);
  let blob = net.convolution('conv1', INPUT, { outputs: 96, kernel: 11, stride: 4 });
  blob = net.relu('relu1', blob);
  blob = net.normalisation('norm1', blob);
  blob = net.pooling('pool1', blob, { method: 'MAX', kernel: 3, stride: 2 });
  blob = net.convolution('conv2', blob, { outputs: 256, kernel: 5, pad: 2, group: 2 });
  blob = net.relu('relu2', blob);
  blob = net.normalisation('norm2', blob);
  blob = net.pooling('pool2', blob, { method: 'MAX', kernel: 3, stride: 2 });
  blob = net.convolution('conv3', blob, { outputs: 384, kernel: 3, pad: 1 });
  blob = net.relu('relu3', blob);
  blob = net.convolution('conv4', blob, { outputs: 384, kernel: 3, pad: 1, group: 2 });
  blob = net.relu('relu4', blob);
  blob = net.convolution('conv5', blob, { outputs: 256, kernel: 3, pad: 1, group: 2 });
  blob = net.relu('relu5', blob);
  blob = net.pooling('pool5', blob, { method: 'MAX', kernel: 3, stride: 2 });
  for (const index of [6, 7]) {
    blob = net.fullyConnected(`fc${String(index)}`, blob, 4096);
    blob = net.relu(`relu${String(index)}`, blob);
    blob = net.dropout(`drop${String(index)}`, blob, 0.5);
  }
  net.softmax('prob', net.fullyConnected('fc8', blob, 1000));
  return net.text();
}
