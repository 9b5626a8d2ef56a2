/** What an edit changes: the members given that differ from what is held, as they were and as they become. */
export function changedMembers<H extends object, I extends object>(
  held: H,
  input: I,
): { before: Partial<H>; after: { [K in keyof I]?: Exclude<I[K], undefined> } } {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const changed = given.filter(
    ([name, value]) => JSON.stringify(held[name as keyof H] ?? null) !== JSON.stringify(value),
  );
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, held[name as keyof H] ?? null])) as Partial<H>,
    // Only members of `input` that are not undefined are left: that is what the cast states.
    after: Object.fromEntries(changed) as { [K in keyof I]?: Exclude<I[K], undefined> },
  };
}
