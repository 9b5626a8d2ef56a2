import { insightKinds } from "../../port.js";
import { connectorRole } from "./connector-role.js";
import { distributiveLeadership } from "./distributive-leadership.js";
import { enablingLeadership } from "./enabling-leadership.js";
import { fundingAndCommissioning } from "./funding-and-commissioning.js";
import { governance } from "./governance.js";
import { languageAndCulture } from "./language-and-culture.js";
import { notInsights } from "./not-insights.js";
import { relationshipBuilding } from "./relationship-building.js";
import { sharedPurpose } from "./shared-purpose.js";
import { successionAndContinuity } from "./succession-and-continuity.js";
import { systemsLeadership } from "./systems-leadership.js";
import { trustAndOpenness } from "./trust-and-openness.js";
import { voiceOfPeopleServed } from "./voice-of-people-served.js";
const THEMES = {
    sp: 'shared-purpose',
    dl: 'distributive-leadership',
    gv: 'governance',
    rb: 'relationship-building',
    cr: 'connector-role',
    sl: 'systems-leadership',
    vp: 'voice-of-people-served',
    sc: 'succession-and-continuity',
    fc: 'funding-and-commissioning',
    lc: 'language-and-culture',
    to: 'trust-and-openness',
    el: 'enabling-leadership',
};
const KINDS = new Map([
    ...insightKinds.map((kind) => [kind[0], kind]),
    ['p', 'principle'],
    ['r', 'practice'],
]);
/** All sentences of the phrase bank, theme by theme, then those that are not insights. Throws on a line that is not of the form "kind themes| text". */
export function readPhrases() {
    const lists = [
        sharedPurpose,
        distributiveLeadership,
        governance,
        relationshipBuilding,
        connectorRole,
        systemsLeadership,
        voiceOfPeopleServed,
        successionAndContinuity,
        fundingAndCommissioning,
        languageAndCulture,
        trustAndOpenness,
        enablingLeadership,
    ];
    const statements = lists.flatMap((list) => list.trim().split('\n').map(readPhrase));
    const others = notInsights.trim().split('\n');
    return [...statements, ...others.map((text) => ({ text, kind: null, themes: [] }))];
}
function readPhrase(line) {
    const [head = '', text = ''] = line.split('| ', 2);
    const [kind = '', ...themes] = head.split(' ');
    const known = themes.map((theme) => THEMES[theme]);
    if (!KINDS.has(kind) || text === '' || known.includes(undefined))
        throw new Error(`not a phrase: ${line}`);
    return { text, kind: KINDS.get(kind), themes: known };
}
//# sourceMappingURL=read-phrases.js.map