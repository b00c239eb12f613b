import { milliseconds } from './bench-lines.mjs';

const ACTIVATIONS = ['Relu', 'Clip', 'LeakyRelu', 'Sigmoid', 'Tanh'];
const CONVOLUTIONS = ['Conv', 'FusedConv', 'Gemm', 'FusedGemm'];

/**
 * The layers in ONNX Runtime's profile, in the order in which they ran: name, type, and the mean time of all passes but
 * the first. A node into which the one after it was fused is named after both, `conv1 + relu1`; a node that ONNX Runtime
 * put in by itself, such as one that reorders an image, keeps the name that it was given.
 */
export function layersOfProfile(profile, nodes) {
  const layers = new Map();
  for (const { name, dur, args } of kernels(profile)) {
    const layer = layers.get(name) ?? { type: args.op_name, times: [] };
    layer.times.push(dur / 1000);
    layers.set(name, layer);
  }
  return [...layers].map(([name, { type, times }]) => {
    const later = times.slice(1);
    const mean = later.reduce((sum, ms) => sum + ms, 0) / later.length;
    return { name: nodeName(name, type, nodes), type, forward_ms: milliseconds(mean) };
  });
}

/** The events of nodes' own computation, by the name of the node. An event is a line; one that is cut off is no loss. */
function kernels(profile) {
  const suffix = '_kernel_time';
  return profile.split('\n').flatMap((line) => {
    if (!line.includes('"cat" : "Node"') || !line.includes(suffix)) return [];
    const event = JSON.parse(line.replace(/,$/, ''));
    return [{ ...event, name: event.name.slice(0, -suffix.length) }];
  });
}

/** A fused node is called `fused conv1`, `conv1` or, in the layout of the CPU's vectors, `relu1_nchwc`. */
function nodeName(name, type, nodes) {
  const bare = name.replace(/^fused /, '').replace(/_nchwc$/, '');
  const node = nodes.find((each) => each.name === bare);
  if (node === undefined) return name;
  if (!CONVOLUTIONS.includes(type)) return bare;
  if (ACTIVATIONS.includes(node.opType)) {
    const before = nodes.find((each) => each.output[0] === node.input[0]);
    return `${before.name} + ${bare}`;
  }
  if (bare === name && !type.startsWith('Fused')) return bare;
  const after = nodes.find((each) => ACTIVATIONS.includes(each.opType) && each.input[0] === node.output[0]);
  return after === undefined ? bare : `${bare} + ${after.name}`;
}
