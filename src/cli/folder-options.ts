import { Option } from 'commander';
import { inReport } from '../roots.ts';

/** Where a command finds datasets: as it is told, else where `DATA_DIR` says, else in the report's `data/`. */
export function dataOption(): Option {
  return new Option('--data <directory>', 'folder that holds the datasets')
    .env('DATA_DIR')
    .default(inReport('data'));
}

/** Where a command finds the chapters and what they need: as it is told, else where `CONTENT_DIR` says, else in `content/`. */
export function contentOption(): Option {
  return new Option('--content <directory>', 'folder with the chapters')
    .env('CONTENT_DIR')
    .default(inReport('content'));
}
