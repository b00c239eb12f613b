/** The folders of src/ in the order of the data: an import never points to a later one. */
const ORDER = [
  'dataset',
  'prototxt',
  'analysis',
  'figures',
  'claims',
  'tables',
  'markdown',
  'site',
  'components',
  'pages',
];

/** Ends of the line, which nothing imports: the browser's code comes after the figures, the commands after the site. */
const ENDS = { client: 'figures', cli: 'site' };

function forbid(folder, known) {
  const others = [...ORDER, ...Object.keys(ENDS)].filter(
    (other) => other !== folder && !known.includes(other),
  );
  return {
    name: `${folder}-knows-only-what-comes-before`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: `^src/(${others.join('|')})/` },
  };
}

const before = (folder) => ORDER.slice(0, ORDER.indexOf(folder));

module.exports = {
  forbidden: [
    ...ORDER.map((folder) => forbid(folder, before(folder))),
    ...Object.entries(ENDS).map(([folder, last]) => forbid(folder, [...before(last), last])),
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(src|scripts)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-scripts-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'analysis-and-figures-run-in-a-browser',
      severity: 'error',
      from: { path: '^src/(prototxt|analysis|figures|client)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^(src|scripts)/' }, to: { circular: true } },
    { name: 'no-unlisted-package', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg'] } },
    {
      name: 'the-site-needs-no-tool-of-development',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
