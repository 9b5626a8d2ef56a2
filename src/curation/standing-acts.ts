export interface ActLink {
  id: string;
  undoOf: string | null;
  /** Whether it came after the act in question. */
  later: boolean;
}

/**
 * Which of `candidates`, acts that touched the same rows after `target`, really stand in the way of undoing it. An act
 * that was undone does not, nor does the undo that cancelled it; an undo that was undone leaves its original standing.
 * `links` holds the candidates with everything above and below them in chains of undos.
 */
export function standingActs(
  links: readonly ActLink[],
  candidates: readonly string[],
  target: string,
): string[] {
  const byId = new Map(links.map((link) => [link.id, link]));
  const undone = (id: string): boolean => links.some((link) => link.undoOf === id && !undone(link.id));
  const root = (id: string): string => {
    const above = byId.get(id)?.undoOf;
    return above === null || above === undefined ? id : root(above);
  };
  const blocking = candidates.filter((id) => {
    if (undone(id)) return false;
    const origin = root(id);
    if (origin === id || origin === root(target)) return true;
    return byId.get(origin)?.later !== true;
  });
  // A redone act is named once, by its original.
  const redone = candidates.flatMap((id) => {
    const origin = root(id);
    const stands = origin !== id && !undone(origin) && byId.get(origin)?.later === true;
    return stands ? [origin] : [];
  });
  return [...new Set([...blocking, ...redone])];
}
