/** The vocabulary that a new knowledge base starts with. Once stored, themes are data like any tag. */
export const startingThemes = [
    {
        slug: 'shared-purpose',
        label: 'Shared purpose',
        definition: 'A common aim across organisations that people hold above their own agenda.',
        aliases: ['common cause', 'common purpose', 'shared vision'],
    },
    {
        slug: 'distributive-leadership',
        label: 'Distributive leadership',
        definition: 'Leadership exercised at every level and by whoever is best placed, not by rank.',
        aliases: ['distributed leadership', 'shared leadership', 'leadership at all levels'],
    },
    {
        slug: 'governance',
        label: 'Governance',
        definition: 'Structures, boards, chairing, accountability and decision rights.',
        aliases: ['boards and accountability', 'decision rights'],
    },
    {
        slug: 'relationship-building',
        label: 'Relationship-building',
        definition: 'Investing time in relations between people and organisations.',
        aliases: ['building relationships', 'relationship building'],
    },
    {
        slug: 'connector-role',
        label: 'Connector role',
        definition: 'Those who convene, broker and join others up, and what it takes.',
        aliases: ['convening', 'connectors', 'brokering'],
    },
    {
        slug: 'systems-leadership',
        label: 'Systems leadership',
        definition: 'Acting for the whole system rather than one’s own organisation; stewardship.',
        aliases: ['system leadership', 'systems stewardship'],
    },
    {
        slug: 'voice-of-people-served',
        label: 'Voice of people served',
        definition: 'Those served being heard, taking part and shaping the purpose.',
        aliases: ['lived experience', 'co-production', 'participation'],
    },
    {
        slug: 'succession-and-continuity',
        label: 'Succession and continuity',
        definition: 'What happens when people move on: handover, turnover, resilience of the work.',
        aliases: ['succession planning', 'handover', 'staff turnover'],
    },
    {
        slug: 'funding-and-commissioning',
        label: 'Funding and commissioning',
        definition: 'Money, contracts, grants and procurement, and what they reward.',
        aliases: ['commissioning', 'procurement', 'grant funding'],
    },
    {
        slug: 'language-and-culture',
        label: 'Language and culture',
        definition: 'Shared plain language, habits, values and the culture of organisations.',
        aliases: ['organisational culture', 'shared language', 'plain language'],
    },
    {
        slug: 'trust-and-openness',
        label: 'Trust and openness',
        definition: 'Trust, honesty, transparency and safety to speak.',
        aliases: ['psychological safety', 'honesty', 'transparency'],
    },
    {
        slug: 'enabling-leadership',
        label: 'Enabling leadership',
        definition: 'Leaders who make room for others and help them act.',
        aliases: ['enabling others', 'leaders who make space'],
    },
];
//# sourceMappingURL=starting-themes.js.map