import { describeAnyText, describeHostileText } from '../../test/any-text.js';

describeAnyText({ numRuns: 600 });
describeHostileText({ share: 0.06 });
