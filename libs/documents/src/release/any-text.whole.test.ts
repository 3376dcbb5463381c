import { describeAnyText, describeHostileText } from '../../test/any-text.js';

describeAnyText({ numRuns: 3000 });
describeHostileText({ share: 1 });
