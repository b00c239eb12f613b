import protobuf from 'protobufjs';
import { fromText } from 'protobufjs/ext/textformat.js';

// The fields that the fixtures and the examples use. Text format goes by names, so the numbers are ours.
const SCHEMA = `
syntax = "proto2";
message NetParameter {
  optional string name = 1; repeated string input = 2; repeated int32 input_dim = 3;
  repeated LayerParameter layer = 4; repeated V1LayerParameter layers = 5; repeated BlobShape input_shape = 6;
}
message BlobShape { repeated int64 dim = 1; }
message ParamSpec { optional float lr_mult = 1; optional float decay_mult = 2; }
message FillerParameter { optional string type = 1; optional float value = 2; optional float std = 3; }
message InputParameter { repeated BlobShape shape = 1; }
message LayerParameter {
  optional string name = 1; optional string type = 2; repeated string bottom = 3; repeated string top = 4;
  repeated ParamSpec param = 5; optional InputParameter input_param = 6;
  optional ConvolutionParameter convolution_param = 7; optional PoolingParameter pooling_param = 8;
  optional LRNParameter lrn_param = 9; optional ReLUParameter relu_param = 10;
  optional SoftmaxParameter softmax_param = 11; optional InnerProductParameter inner_product_param = 12;
  optional DropoutParameter dropout_param = 13; optional ConcatParameter concat_param = 14;
}
message V1LayerParameter {
  enum LayerType { NONE = 0; CONVOLUTION = 4; LRN = 15; POOLING = 17; RELU = 18; SOFTMAX = 20; INNER_PRODUCT = 14; }
  optional string name = 1; optional LayerType type = 2; repeated string bottom = 3; repeated string top = 4;
  repeated float blobs_lr = 5;
  optional ConvolutionParameter convolution_param = 7; optional PoolingParameter pooling_param = 8;
  optional LRNParameter lrn_param = 9; optional ReLUParameter relu_param = 10;
  optional SoftmaxParameter softmax_param = 11; optional InnerProductParameter inner_product_param = 12;
}
enum Engine { DEFAULT = 0; CAFFE = 1; CUDNN = 2; LIBDNN = 3; }
message ConvolutionParameter {
  optional uint32 num_output = 1; repeated uint32 pad = 2; repeated uint32 kernel_size = 3; repeated uint32 stride = 4;
  optional uint32 group = 5; optional FillerParameter weight_filler = 6; optional FillerParameter bias_filler = 7;
  optional Engine engine = 8;
}
message PoolingParameter {
  enum PoolMethod { MAX = 0; AVE = 1; }
  optional PoolMethod pool = 1; optional uint32 kernel_size = 2; optional uint32 stride = 3; optional uint32 pad = 4;
  optional bool global_pooling = 5; optional Engine engine = 6;
}
message LRNParameter { optional uint32 local_size = 1; optional float alpha = 2; optional float beta = 3; optional Engine engine = 4; }
message ReLUParameter { optional float negative_slope = 1; optional Engine engine = 2; }
message SoftmaxParameter { optional int32 axis = 1; optional Engine engine = 2; }
message InnerProductParameter { optional uint32 num_output = 1; }
message DropoutParameter { optional float dropout_ratio = 1; }
message ConcatParameter { optional int32 axis = 1; }
`;

const NetParameter = protobuf.parse(SCHEMA, { keepCase: true }).root.resolveAll().lookupType('NetParameter');

export interface ParsedLayer {
  readonly name: string;
  readonly type: string;
  readonly [parameter: string]: unknown;
}

export interface ParsedNet {
  readonly name?: string;
  readonly layer?: readonly ParsedLayer[];
  readonly layers?: readonly ParsedLayer[];
}

/** The network as protobufjs's own text-format parser reads it; throws where that does not accept it. */
export function parseWithProtobuf(text: string): ParsedNet {
  return NetParameter.toObject(fromText(NetParameter, text), { enums: String });
}
