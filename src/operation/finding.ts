/** What was looked at in a deployment, how it is, and what to do where it is not well. */
export interface Finding {
  part: string;
  /** `warn`: it works, but somebody should look. `fail`: it does not. */
  state: 'ok' | 'warn' | 'fail';
  says: string;
  advice: string | null;
}

export const fine = (part: string, says: string): Finding => ({ part, state: 'ok', says, advice: null });
export const warning = (part: string, says: string, advice: string): Finding => ({
  part,
  state: 'warn',
  says,
  advice,
});
export const failure = (part: string, says: string, advice: string): Finding => ({
  part,
  state: 'fail',
  says,
  advice,
});
