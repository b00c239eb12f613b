import type { Analysis } from '../../analysis/analysis.ts';
import type { MeasuredFile, Measuring } from '../../dataset/measuring.ts';
import { headColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { countText } from '../../figures/measures/number-text.ts';
import type { TitledTable } from '../titled-table.ts';
import { ownerLabel } from './measuring-words.ts';

/** The record of how a dataset was measured, as tables of which none is without rows. */
export function measuringTables(analysis: Analysis, measuring: Measuring): readonly TitledTable[] {
  return [
    programTable(analysis, measuring),
    fileTable(analysis, measuring),
    notRecordedTable(measuring),
    changeTable(measuring),
  ].filter(({ rows }) => rows.length > 0);
}

/** What each program says of itself. */
function programTable(analysis: Analysis, { programs }: Measuring): TitledTable {
  return {
    id: 'programs',
    title: 'Versions',
    caption:
      'What each program reported of itself, and what its description says; several values where runs differ.',
    columns: [
      headColumn('library', 'library'),
      textColumn('revision', 'revision'),
      textColumn('reported', 'reported by the program'),
    ],
    rows: programs.map(({ library, reported }) => [
      ownerLabel(analysis, 'library', library),
      revisionOf(analysis, library) ?? { missing: 'not stated' },
      reported.length === 0
        ? { missing: 'nothing' }
        : reported.map(([fact, values]) => `${fact.replaceAll('_', ' ')} ${values.join(', ')}`).join('; '),
    ]),
  };
}

function revisionOf({ descriptor }: Analysis, library: string): string | undefined {
  const infos = [...descriptor.libraries];
  return infos.find(([tag, { variant }]) => (variant?.of ?? tag) === library)?.[1].revision;
}

/** A file with what it is of. */
export interface OwnedFile extends MeasuredFile {
  readonly kind: 'library' | 'model';
  readonly tag: string;
}

/** Every file that was recorded: of the libraries, then of the models. */
export function filesOf({ programs, networks }: Measuring): readonly OwnedFile[] {
  return [
    ...programs.flatMap(({ library, files }) =>
      files.map((file) => ({ ...file, kind: 'library' as const, tag: library })),
    ),
    ...networks.flatMap(({ model, files }) =>
      files.map((file) => ({ ...file, kind: 'model' as const, tag: model })),
    ),
  ];
}

/** Programs, their arguments and networks: what a person would look for; shared libraries, which are hundreds, are in the file. */
function fileTable(analysis: Analysis, measuring: Measuring): TitledTable {
  const files = filesOf(measuring);
  const shown = files.filter(({ role }) => role !== 'loaded');
  const loaded = files.length - shown.length;
  return {
    id: 'files',
    title: 'Files',
    caption: 'As they were when they were measured with.',
    notes:
      loaded === 0
        ? []
        : [
            `The CSV has the ${countText(loaded, 'shared library', 'shared libraries')} too that the programs loaded.`,
          ],
    columns: [
      headColumn('of', 'of'),
      textColumn('role', 'what'),
      textColumn('path', 'path'),
      textColumn('sha256', 'SHA-256'),
      numberColumn('bytes', 'bytes', 'bytes'),
    ],
    rows: shown.map(({ kind, tag, role, path, sha256, missing, bytes }) => [
      ownerLabel(analysis, kind, tag),
      role,
      path,
      sha256 ?? { missing: `not read: ${missing!}` },
      bytes ?? null,
    ]),
    downloads: [{ label: 'CSV', path: `/data/${analysis.name}/files.csv` }],
  };
}

function notRecordedTable({ notRecorded }: Measuring): TitledTable {
  return {
    id: 'not-recorded',
    title: 'What the board did not tell',
    columns: [headColumn('what', 'not recorded'), textColumn('why', 'why')],
    rows: notRecorded.map(([what, why]) => [what, why]),
  };
}

function changeTable({ changes }: Measuring): TitledTable {
  return {
    id: 'changed-files',
    title: 'Files that changed during the campaign',
    caption: 'It was interrupted, and went on with other files than it began with.',
    columns: [
      headColumn('of', 'of'),
      textColumn('role', 'what'),
      textColumn('path', 'path'),
      textColumn('at', 'found at'),
      textColumn('before', 'SHA-256 before'),
      textColumn('after', 'SHA-256 after'),
    ],
    rows: changes.map(({ of, role, path, at, before, after }) => [
      of,
      role,
      path,
      at,
      before === '' ? { missing: 'none' } : before,
      after === '' ? { missing: 'none' } : after,
    ]),
  };
}
