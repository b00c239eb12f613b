import protobuf from 'protobufjs';

/** The part of ONNX's messages that a network for inference needs, with the field numbers of its specification. */
const SCHEMA = `
syntax = "proto3";
message ModelProto {
  int64 ir_version = 1; string producer_name = 2; GraphProto graph = 7; repeated OperatorSetIdProto opset_import = 8;
}
message OperatorSetIdProto { string domain = 1; int64 version = 2; }
message GraphProto {
  repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
  repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12;
}
message NodeProto {
  repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4;
  repeated AttributeProto attribute = 5;
}
message AttributeProto { string name = 1; float f = 2; int64 i = 3; repeated int64 ints = 8; int32 type = 20; }
message TensorProto { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
message ValueInfoProto { string name = 1; TypeProto type = 2; }
message TypeProto { Tensor tensor_type = 1; message Tensor { int32 elem_type = 1; TensorShapeProto shape = 2; } }
message TensorShapeProto {
  repeated Dimension dim = 1; message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
}
`;

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** A list is one of whole numbers; a number by itself is whole too, but for those named in {@link FRACTIONS}. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

/** Attributes that are fractions by the operators' definitions, whatever their value. */
const FRACTIONS = ['alpha', 'beta', 'bias'];

/** Of 32-bit fractions. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A tensor that goes in or out; a text stands for a size that is open. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly weights: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** Version of the operators: the last that OpenCV 4.6 knows whole. */
const OPERATOR_SET = 13;
/** Version of the file's format that came with it. */
const FORMAT = 7;

const FLOAT = 1;
const ATTRIBUTE = { f: 1, i: 2, ints: 7 };

/** The bytes of a model file. */
export function onnxFile({ name, nodes, weights, inputs, outputs }: OnnxGraph): Uint8Array {
  const Model = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('ModelProto');
  return Model.encode(
    Model.fromObject({
      ir_version: FORMAT,
      producer_name: 'inference-report',
      opset_import: [{ domain: '', version: OPERATOR_SET }],
      graph: {
        name,
        node: nodes.map(node),
        initializer: weights.map(tensor),
        input: inputs.map(value),
        output: outputs.map(value),
      },
    }),
  ).finish();
}

function node({ name, operator, inputs, output, attributes = {} }: OnnxNode) {
  const attribute = Object.entries(attributes).map(([key, given]) => {
    const field = typeof given !== 'number' ? 'ints' : FRACTIONS.includes(key) ? 'f' : 'i';
    return { name: key, type: ATTRIBUTE[field], [field]: given };
  });
  return { name, op_type: operator, input: inputs, output: [output], attribute };
}

/** The values are little-endian by the format's definition, whatever the machine. */
function tensor({ name, shape, values }: OnnxTensor) {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, each] of values.entries()) view.setFloat32(index * 4, each, true);
  return { name, dims: shape, data_type: FLOAT, raw_data: bytes };
}

function value({ name, shape }: OnnxValue) {
  const dim = shape.map((size) => (typeof size === 'number' ? { dim_value: size } : { dim_param: size }));
  return { name, type: { tensor_type: { elem_type: FLOAT, shape: { dim } } } };
}
