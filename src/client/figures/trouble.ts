/** Says beside a control that something it needs could not be had; what was said there before is gone. */
export function tellTrouble(beside: Element, words: string): void {
  clearTrouble(beside);
  const trouble = document.createElement('p');
  trouble.className = 'figure-trouble';
  trouble.setAttribute('role', 'alert');
  trouble.textContent = words;
  beside.after(trouble);
}

export function clearTrouble(beside: Element): void {
  if (beside.nextElementSibling?.matches('.figure-trouble')) beside.nextElementSibling.remove();
}
