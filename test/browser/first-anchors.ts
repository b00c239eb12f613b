/** What had an anchor when the whole report was the site’s first page, in its order. */
export const FIRST_ANCHORS: readonly string[] = `
summary claim-tensorrt-leads throughput claim-two-choices accuracy-speed
claim-googlenet-like-alexnet claim-alexnet-weights claim-adaptive-one-batch claim-peak-limit
what-was-measured the-board platform claim-cpu-clock the-libraries libraries the-networks models
what-was-measured-user-content-fn-accuracy method from-runs-to-figures what-a-difference-means
what-the-campaign-did-not-do tables every-run claim-all-succeeded runs times-by-repetition means
times-per-batch times-per-image the-best-batch-size best-times best-throughput best-batch-sizes
batch-limits by-model time-all claim-gpu-over-cpu time-gpu
three-ways-to-use-the-gpu-in-single-precision time-cuda-level claim-cuda-level-order
what-half-precision-brings time-cublas claim-cublas-fp16 time-cudnn claim-cudnn-fp16
what-tensorrt-brings time-cudnn-tensorrt claim-tensorrt-fp16 claim-googlenet-more-than-twice
claim-tensorrt-fp32-over-cudnn claim-tensorrt-fp16-over-cudnn claim-tensorrt-fp16-over-cudnn-fp32
library-ratios how-near-to-the-peak peak-shares claim-board-used-best
claim-caffe-half-precision-peak by-library library-all library-gpu claim-googlenet-arithmetic
three-networks-of-equal-accuracy claim-equal-accuracy library-alexnet-level
claim-squeezenet-1-0-slower claim-squeezenet-1-0-cpu library-alexnet-level-cpu
claim-squeezenet-1-1-cpu library-alexnet-level-cuda claim-squeezenet-1-1-cuda
claim-cublas-fp16-distinct library-alexnet-level-fp16 claim-squeezenet-500 googlenet
library-googlenet-fp16 claim-googlenet-200 claim-googlenet-tensorrt googlenet-fp16 layers
alexnet-and-what-larger-batches-change layers-alexnet-cublas claim-fully-connected-batches
claim-tiny-layers-gain layers-alexnet-cudnn-heavy cudnn-beside-cublas layers-alexnet-16
claim-convolution-cudnn claim-fully-connected-same claim-relu-cublas
squeezenet-11-cudnn-beside-libdnn layers-squeezenet-libdnn claim-libdnn-layers
layers-squeezenet-middle small-batches layers-alexnet-small adaptive claim-adaptive-winners
all-reasonable-libraries adaptive-reasonable-alexnet adaptive-reasonable-googlenet
adaptive-reasonable-squeezenet-1-0 adaptive-reasonable-squeezenet-1-1 adaptive-reasonable
claim-adaptive-saves claim-adaptive-saves-measured claim-adaptive-saves-least
the-cuda-level-libraries claim-cuda-level-enough adaptive-cuda-level-alexnet
adaptive-cuda-level-googlenet adaptive-cuda-level-squeezenet-1-0 adaptive-cuda-level-squeezenet-1-1
adaptive-cuda-level cudnn-and-cublas claim-cudnn-cublas-enough adaptive-cudnn-cublas-alexnet
adaptive-cudnn-cublas-googlenet adaptive-cudnn-cublas-squeezenet-1-0
adaptive-cudnn-cublas-squeezenet-1-1 adaptive-cudnn-cublas cudnn-and-libdnn
claim-cudnn-libdnn-enough adaptive-cudnn-libdnn-alexnet adaptive-cudnn-libdnn-googlenet
adaptive-cudnn-libdnn-squeezenet-1-0 adaptive-cudnn-libdnn-squeezenet-1-1 adaptive-cudnn-libdnn
why-this-flatters-itself claim-adaptive-estimator claim-adaptive-cross-validated
claim-adaptive-switchable one-layer-five-times claim-fc7-cudnn claim-fc7-best claim-fc7-luck
adaptive-five-methods adaptive-methods adaptive-five-methods-cuda-level
adaptive-five-methods-cudnn-cublas adaptive-five-methods-cudnn-libdnn how-sure-it-is
claim-adaptive-alexnet-noise claim-adaptive-others-noise claim-adaptive-training-noise
claim-layer-noise-floor claim-false-wins adaptive-map-alexnet adaptive-map-googlenet
adaptive-map-squeezenet-1-0 adaptive-map-squeezenet-1-1 where-it-comes-from claim-saving-from-relu
claim-saving-from-convolution adaptive-by-type claim-roofline-convolutions roofline-alexnet
roofline-googlenet roofline-squeezenet-1-0 roofline-squeezenet-1-1 what-switching-may-cost
claim-adaptive-break-even claim-adaptive-switches adaptive-switching-cost
adaptive-switching-cost-cuda-level adaptive-switching-cost-cudnn-cublas
adaptive-switching-cost-cudnn-libdnn what-an-engineer-would-gain claim-model-file-relu
claim-model-file-alexnet claim-model-file-googlenet claim-model-file-squeezenet-1-0
claim-model-file-squeezenet-1-1 memory what-the-programs-report memory-by-model claim-memory-linear
claim-squeezenet-memory with-the-weights memory-with-weights claim-alexnet-larger
claim-squeezenet-overtakes time-and-memory-together balance-alexnet-cudnn balance-squeezenet-cpu
claim-cpu-batches balance-googlenet-tensorrt balance-squeezenet-tensorrt claim-time-falls
alexnet-or-squeezenet alexnet-squeezenet squeezenet-over-alexnet claim-squeezenet-1-1-faster
claim-squeezenet-tensorrt speedups speedup-over-cpu claim-tensorrt-over-cpu
claim-googlenet-gains-most speedup-over-cublas claim-over-cublas speedup-over-cudnn-fp16
claim-over-cudnn-fp16 claim-squeezenet-gains-most claim-squeezenet-gains-more
speedup-alexnet-squeezenet nvidias-figures whitepaper claim-whitepaper-fp16
claim-whitepaper-googlenet-fp32 claim-whitepaper-alexnet-128 per-watt efficiency claim-myriad2
statements reproduce where-the-data-come-from how-to-reproduce-it how-to-extend-it how-to-cite-it
terms term-activation term-adaptive-solution term-batch-size term-channel term-confidence-interval
term-convolution term-fully-connected term-half-precision term-kernel term-library term-loss
term-batch-mixed term-network term-peak term-repetition term-roofline term-standard-deviation
term-top-1 term-workspace sources source-original source-whitepaper source-tensorrt-post
source-myriad2 source-caffe-zoo source-squeezenet source-anderson-gregg source-qs-dnn
source-collective-knowledge source-ck-caffe source-ck-tensorrt
`
  .trim()
  .split(/\s+/);
