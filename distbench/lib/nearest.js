import { distance } from 'fastest-levenshtein';
/** The candidate most like `name`, or undefined when none is close enough to be worth suggesting. */
export function nearest(name, candidates) {
    let best;
    const wanted = name.toLowerCase();
    for (const candidate of candidates) {
        const candidateDistance = distance(wanted, candidate.toLowerCase());
        if (!best || candidateDistance < best.distance)
            best = { candidate, distance: candidateDistance };
    }
    const tolerance = Math.ceil(wanted.length / 3);
    return best && best.distance <= tolerance ? best.candidate : undefined;
}
//# sourceMappingURL=nearest.js.map