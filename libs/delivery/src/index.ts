export { masterFileName } from './file-name.js';
