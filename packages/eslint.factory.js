// Imports point one way: app, backend, worker → plugins → packages.
// A frontend plugin sees only -common and -react packages of other plugins,
// a backend plugin only -common and -node ones; ingestion and object-store
// know neither Backstage nor each other.
const fs = require('fs');
const path = require('path');
const factory = require('@backstage/cli/config/eslint-factory');

const HOSTS = [
  'app',
  'backend',
  'worker',
  'host',
  'launcher',
  'bench',
  'acceptance',
].map(name => `@tieout/${name}`);
const ANY_BACKEND = ['@tieout/plugin-*-backend', '@tieout/plugin-*-backend/*'];
const ANY_NODE = [
  '@tieout/plugin-*-node',
  '@tieout/database',
  '@tieout/object-store',
  '@tieout/ingestion',
  '@tieout/reader',
];
const FRONTEND = ['@tieout/plugin-*-react'];

// Found by their role, so that a new plugin is bound without a line here.
const PLUGINS = path.resolve(__dirname, '../plugins');
const FRONTEND_PLUGINS = fs
  .readdirSync(PLUGINS)
  .map(name => require(path.join(PLUGINS, name, 'package.json')))
  .filter(({ backstage }) => backstage.role === 'frontend-plugin')
  .map(({ name }) => name);

/** Import patterns that a package of the given folder must not use. */
function forbiddenImports(directory) {
  const { name, backstage } = require(path.join(directory, 'package.json'));
  const folder = path.basename(path.dirname(directory));
  switch (backstage.role) {
    case 'frontend-plugin':
    case 'web-library':
      return [
        ...HOSTS,
        ...ANY_BACKEND,
        ...ANY_NODE,
        ...FRONTEND_PLUGINS.filter(p => p !== name),
      ];
    case 'common-library':
      return [
        ...HOSTS,
        ...ANY_BACKEND,
        ...ANY_NODE,
        ...FRONTEND,
        ...FRONTEND_PLUGINS,
      ];
    case 'backend-plugin':
    case 'backend-plugin-module':
      return [...HOSTS, ...ANY_BACKEND, ...FRONTEND, ...FRONTEND_PLUGINS];
    case 'node-library':
      if (folder === 'plugins')
        return [...HOSTS, ...ANY_BACKEND, ...FRONTEND, ...FRONTEND_PLUGINS];
      if (['@tieout/ingestion', '@tieout/object-store'].includes(name))
        return ['@backstage/*', '@tieout/*'];
      return ['launcher', 'bench', 'acceptance'].some(
        n => name === `@tieout/${n}`,
      )
        ? ['@tieout/app']
        : [...HOSTS, '@tieout/plugin-*'];
    default:
      return [];
  }
}

module.exports = directory =>
  factory(directory, {
    restrictedImportPatterns: forbiddenImports(directory),
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  });
