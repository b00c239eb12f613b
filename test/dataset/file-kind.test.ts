import { expect, test } from 'vitest';
import { kindOfBytes, kindOfText } from '../../src/dataset/file-kind.ts';

test.each([
  ['empty', ' \n'],
  ['git-lfs-pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\n'],
  ['html', '\n<!DOCTYPE html>\n<html lang="en">'],
  ['trtexec-times', '[\n  { "startEnqMs" : 1, "computeMs" : 2 }\n]'],
  ['trtexec-profile', '[\n  { "count" : 3 }\n, { "name" : "a", "timeMs" : 1 }\n]'],
  ['trtexec-profile', '[{"name":"a","timeMs":1,"averageMs":1}]'],
  ['trtexec-layer-info', '{"Layers": ["a"]}'],
  ['trtexec-log', '&&&& RUNNING TensorRT.trtexec [TensorRT v100300] # trtexec --onnx=a.onnx\n'],
  ['trtexec-log', '[11/02/2026-10:00:00] [I] === Model Options ===\n'],
  ['onnxruntime-profile', '[\n{"cat" : "Session","pid" :1,"tid" :1'],
  ['chrome-trace', '{ "schemaVersion": 1, "deviceProperties": [{}], "traceEvents": [] }'],
  ['chrome-trace', '[{"name": "a", "ph": "X", "ts": 1}]'],
  ['llama-bench-json', '[\n  {\n    "build_commit": "abc",\n    "n_prompt": 512\n  }\n]'],
  ['llama-bench-jsonl', '{"build_commit": "abc", "n_prompt": 512}\n{"build_commit": "abc"}\n'],
  ['llama-bench-csv', 'build_commit,model_type,n_prompt,n_gen,avg_ns,avg_ts\n"a","b","1","2","3","4"\n'],
  ['llama-bench-markdown', '| model | size | test | t/s |\n| --- | --- | --- | --- |\n'],
  ['tflite-log', 'INFO: count=50 first=1 curr=2 min=1 max=3 avg=2 std=1\n'],
  ['openvino-counters', 'layerName;execStatus;layerType;execType;realTime (ms);cpuTime (ms)\n'],
  ['openvino-log', '[Step 1/11] Parsing and validating input arguments\n'],
  ['tegrastats', 'RAM 1000/3983MB (lfb 1x2MB) cpu [1%,2%,3%,4%]@1734 GR3D 39%@76\n'],
  ['caffe-log', 'I1207 02:01:22.100001  7401 caffe.cpp:347] Use CPU.\n'],
  ['ck-point', '{ "characteristics_list": [], "choices": {} }'],
  ['google-benchmark', '{ "context": { "date": "today" }, "benchmarks": [] }'],
  ['dataset-descriptor', '{ "profile": "data-package", "resources": [] }'],
  ['dataset-runs', 'model,library,batch_size,repetition,status\nnet,lib,1,0,ok\n'],
  ['dataset-layers', 'model,library,batch_size,repetition,layer_index,layer\n'],
  ['loadgen', '================\nMLPerf Results Summary\n================\n'],
  ['python-traceback', 'Traceback (most recent call last):\n  File "a.py", line 1\n'],
  ['prototxt', 'name: "net"\nlayer { name: "conv1" }\n'],
  ['manifest', '# runs of today\nruns:\n  - { model: net }\n'],
  ['json-object', '{ "a": 1 }'],
  ['json-array', '[1, 2]'],
  ['json-array', '[]'],
  ['csv', 'net;ms\nalexnet;3\n'],
  ['text', '[11/02/2026-10:00:00] something else\n'],
])('a text is told to be of the kind %s: %j', (kind, text) => {
  expect(kindOfText(text)).toBe(kind);
});

test.each([
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
  ['zip', Buffer.from('PK\x03\x04rest')],
  ['parquet', Buffer.from('PAR1rest')],
  ['utf16', Buffer.from('net;ms\nalexnet;3\n', 'utf16le')],
  ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xfe])],
  ['marked-utf16', Buffer.from('\uFEFFnet;ms\n', 'utf16le')],
  [undefined, Buffer.from('net,ms\nä,3\n')],
  [undefined, Buffer.from('net,ms\na\0b,3\n')],
])('bytes are told to be no text, of the kind %s', (kind, bytes) => {
  expect(kindOfBytes(bytes)).toBe(kind);
});
