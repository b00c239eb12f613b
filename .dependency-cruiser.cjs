/** Data flows one way; an import never points back. */
const layer = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: `^src/(${to})/` },
});

module.exports = {
  forbidden: [
    layer('dataset-is-first', 'dataset', 'analysis|figures|markdown|components|client|pages|cli'),
    layer('analysis-knows-no-figures', 'analysis', 'figures|markdown|components|client|pages|cli'),
    layer('figures-know-no-site', 'figures', 'markdown|components|client|pages|cli'),
    layer('components-know-no-pages', 'components', 'pages|cli'),
    layer('client-knows-no-build', 'client', 'markdown|components|pages|cli'),
    layer('nothing-imports-pages', '(?!pages)[^/]+', 'pages'),
    {
      name: 'analysis-and-figures-run-in-a-browser',
      severity: 'error',
      from: { path: '^src/(analysis|figures|client)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
