/** What to say once a report has been begun. */
export function nextSteps(folder: string): string {
  return `wrote ${folder}\n\n  cd ${folder}\n  npm install\n  npm run dev`;
}
