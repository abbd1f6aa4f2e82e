module.exports = require('../../packages/eslint.factory')(__dirname);
