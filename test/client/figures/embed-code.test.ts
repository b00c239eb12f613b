import { expect, it } from 'vitest';
import { embedCode } from '../../../src/client/figures/embed-code.ts';

it('frames the page of a figure, whatever is in its title, and listens for its height', () => {
  const code = embedCode('https://example.org/embed/board/times.html', 'Times of "A" & <B>');
  expect(code).toContain(
    '<iframe src="https://example.org/embed/board/times.html" title="Times of &quot;A&quot; &amp; &lt;B&gt;" width="100%" height="480"',
  );
  expect(code).toContain('inference-report:height');
});
