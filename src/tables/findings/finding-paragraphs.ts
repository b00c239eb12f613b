import type { Analysis } from '../../analysis/analysis.ts';
import { type Finding, findingsOf } from '../../analysis/findings/findings.ts';
import { METRICS } from '../../analysis/metric.ts';
import { conditionText, driftText, spreadText } from './condition-words.ts';
import { contestTexts } from './contest-words.ts';
import { failureTexts } from './failure-words.ts';

/** What the data of a dataset say of it, in paragraphs of sentences: each is a finding put into words, and nothing else. */
export function findingParagraphs(analysis: Analysis): readonly (readonly string[])[] {
  const findings = findingsOf(analysis);
  const contests = findings.filter((finding) => finding.kind === 'contest');
  const speed = METRICS.map((metric) =>
    contestTexts(
      analysis,
      metric,
      contests.filter((contest) => contest.metric === metric),
    ),
  );
  const circumstances = findings.flatMap((finding) => circumstanceTexts(analysis, finding));
  return [...speed, circumstances].filter((sentences) => sentences.length > 0);
}

function circumstanceTexts(analysis: Analysis, finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'contest':
      return [];
    case 'failures':
      return failureTexts(analysis, finding);
    case 'condition':
      return [conditionText(analysis, finding)];
    case 'drift':
      return [driftText(finding)];
    case 'spread':
      return [spreadText(analysis, finding)];
    case 'no-spread':
      return ['Nothing was repeated: no difference can be told from noise.'];
  }
}
