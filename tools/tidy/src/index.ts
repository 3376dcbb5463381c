export { packages, root, text, trackedFiles, type Package } from './workspace.js';
