/** Names of the engines as `engine:` takes them. */
export type Engine = 'CAFFE' | 'CUDNN' | 'LIBDNN';

/** The message of a layer that holds its `engine`, by the layer's type; types without one have no entry. */
export const ENGINE_PARAMETERS: Readonly<Record<string, string>> = {
  Convolution: 'convolution_param',
  Pooling: 'pooling_param',
  LRN: 'lrn_param',
  ReLU: 'relu_param',
  Sigmoid: 'sigmoid_param',
  TanH: 'tanh_param',
  Softmax: 'softmax_param',
};
