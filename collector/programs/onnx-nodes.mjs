import protobuf from 'protobufjs';

// Of an ONNX file what says how its nodes hang together, with the field numbers of its specification.
const MODEL = protobuf
  .parse(
    `
  syntax = "proto3";
  message ModelProto { GraphProto graph = 7; }
  message GraphProto { repeated NodeProto node = 1; }
  message NodeProto { repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4; }
`,
  )
  .root.lookupType('ModelProto');

/** The nodes of an ONNX model: `{ name, opType, input, output }`, the last two the names of tensors. */
export function readNodes(file) {
  return MODEL.decode(file).graph.node;
}
