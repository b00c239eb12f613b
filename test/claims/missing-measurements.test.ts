import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import type { PointSummary } from '../../src/analysis/summaries.ts';
import { judgeClaim, type JudgedClaim } from '../../src/claims/judge-claim.ts';
import { answer, querySchema, type Query } from '../../src/claims/query.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import type { Report } from '../../src/markdown/report.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';

let report: Report;
let whole: Analysis;

beforeAll(async () => {
  ({ report } = await readReport('content'));
  whole = await analyseJetsonTx1();
});

/** The measurements without some, as if their rows had been deleted. */
function without(isDeleted: (point: PointSummary) => boolean): Analysis {
  const points = whole.summaries.points.filter((point) => !isDeleted(point));
  return createAnalysis(whole, { points });
}

function judged(id: string, analysis: Analysis): JudgedClaim {
  const claim = report.claims.find(({ declaration }) => declaration.id === id)!;
  return judgeClaim(claim.declaration, { analysis, quoted: report.quoted });
}

function ask(query: object, analysis: Analysis) {
  return () => answer(querySchema.parse(query) as unknown as Query, { analysis, quoted: report.quoted });
}

describe('what was not measured fails a check and is named', () => {
  it.each([
    ['tensorrt-leads', 'bvlc-alexnet', 'tensorrt-fp16', 'not measured: AlexNet, TensorRT fp16'],
    ['squeezenet-1-0-slower', 'deepscale-squeezenet-1.0', 'cpu', 'not measured: SqueezeNet 1.0, OpenBLAS'],
    ['tensorrt-over-cpu', 'bvlc-alexnet', 'tensorrt-fp16', 'not measured: AlexNet, TensorRT fp16'],
    ['gpu-over-cpu', 'deepscale-squeezenet-1.0', 'cpu', 'not measured: SqueezeNet 1.0, OpenBLAS'],
    [
      'time-falls',
      'deepscale-squeezenet-1.0',
      'cpu',
      'not measured: SqueezeNet 1.0, OpenBLAS, batch size 2; SqueezeNet 1.0, OpenBLAS, batch size 16',
    ],
    ['memory-linear', 'bvlc-googlenet', 'cpu', 'not measured: memory of GoogleNet, OpenBLAS'],
    ['squeezenet-memory', 'bvlc-alexnet', 'cpu', 'not measured: memory of AlexNet, OpenBLAS, batch size 4'],
    ['two-choices', 'bvlc-alexnet', 'tensorrt-fp16', 'not measured: AlexNet, TensorRT fp16'],
    ['peak-limit', 'bvlc-alexnet', 'tensorrt-fp16', 'not measured: AlexNet, TensorRT fp16'],
    [
      'convolution-cudnn',
      'bvlc-alexnet',
      'nvidia-cuda',
      'not measured: layers of AlexNet, cuBLAS fp32, batch size 16',
    ],
  ])('in the claim %s, without the rows of %s with %s', (id, model, library, difference) => {
    expect(judged(id, whole).decisive.difference ?? '').not.toContain('not measured');
    const claim = judged(
      id,
      without((point) => point.model === model && point.library === library),
    );
    expect(claim.verdict).toBe('fails');
    expect(claim.decisive.difference).toBe(difference);
  });

  it('where all of several pairs are missing, each once', () => {
    const analysis = without(({ model, library }) => model === 'bvlc-alexnet' && library !== 'cpu');
    expect(ask({ of: 'speedup', libraries: 'cudnn', baselineLibrary: 'cpu', take: 'max' }, analysis)).toThrow(
      'not measured: AlexNet, cuDNN fp32; AlexNet, cuDNN fp16',
    );
  });

  it('where only the batch size that is asked for is missing', () => {
    const analysis = without(({ library, batchSize }) => library === 'cpu' && batchSize === 16);
    const query = { of: 'time', model: 'bvlc-alexnet', library: 'cpu' };
    expect(ask(query, analysis)).not.toThrow();
    expect(ask({ ...query, batchSize: 16 }, analysis)).toThrow(
      'not measured: AlexNet, OpenBLAS, batch size 16',
    );
  });

  it('where one layer is missing on one side', () => {
    const points = whole.summaries.points.map((point) =>
      point.model === 'bvlc-alexnet' && point.library === 'nvidia-cudnn'
        ? {
            ...point,
            layers: {
              ...point.layers,
              layer: point.layers.layer.map((name) => name.replace('conv5', 'other')),
            },
          }
        : point,
    );
    const claim = judged('convolution-cudnn', createAnalysis(whole, { points }));
    expect(claim.decisive.difference).toBe('not measured: conv5 of AlexNet, cuDNN fp32, batch size 16');
  });

  it('but a library that never reports memory is meant only where it is named', () => {
    const memory = { of: 'memory', model: 'bvlc-alexnet', batchSize: 4, take: 'max' };
    expect(ask(memory, whole)).not.toThrow();
    expect(ask({ ...memory, libraries: 'tensorrt' }, whole)).toThrow(
      'not measured: memory of AlexNet, TensorRT fp32, batch size 4; memory of AlexNet, TensorRT fp16, batch size 4',
    );
  });
});

it('the time of layers together is added up within each repetition', () => {
  const layers = {
    model: 'deepscale-squeezenet-1.1',
    library: 'libdnn-cuda',
    batchSize: 16,
    layers: '*/squeeze1x1',
    group: 'together',
  };
  const query = { of: 'layer-time-ratio', baselineLibrary: 'nvidia-cudnn', ...layers };
  const [ratio] = ask(query, whole)().observations;
  expect(ratio!.value).toBeCloseTo(1.73, 2);
  // Were the layers independent, it would be 0.11.
  expect(ratio!.margin).toBeCloseTo(0.28, 2);
});
