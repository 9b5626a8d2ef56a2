/**
 * Words that do nearly the same work, one set a line, named by its first word: what one set is known to mean
 * for a theme is then known for all its words. Written in the notation of `theme-cues.ts`.
 */
export const synonyms = `
leave, quit, depart, go away, walk away, walk out, move on, move away, get out
retire, retirement, pension, pensioned off, stand down, step down, bow out
resign, give notice, notice, hand in her notice, leave of absence
die, death, dead, funeral, bury, pass away, bereaved, bereavement, mourn, widow, widower, late
ill, illness, sick, unwell, heart attack, stroke, hospital bed, breakdown, stress, off work, signed off
replace, replacement, successor, stand-in, substitute, take her place, took his place, next one, next person
newcomer, new arrival, new starter, recruit, joiner, new member, new staff, incomer, new people, beginner, novice
predecessor, last manager, former manager, the one before, old director, previous
inherit, legacy, handed down, bequeath, heir, heirloom
hand over, handover, pass on, pass over, turn over to, entrust, baton, torch
deputy, understudy, shadow, second, number two, assistant head, vice-chair, stand in
apprentice, trainee, learner, pupil, student nurse, junior, probationer
founder, pioneer, originator, began it, started it, set it up
remember, recall, memory, recollect, remind, souvenir, reminder
forget, forgotten, slip away, lose track, lost track, amnesia
notebook, diary, ledger, logbook, log, exercise book, journal, jotter, scrapbook, register
spreadsheet, database, list, directory, index, card index, catalogue, inventory
folder, file, drawer, cabinet, archive, cupboard, box, shelf, attic
key, keys, padlock, password, code, lock, combination
manual, handbook, guide, instructions, recipe, rule book
write down, note down, put on paper, jot, record, document, set down
survive, outlast, outlive, endure, live on, carry on, keep going, persist, continue
collapse, fall apart, fold, fizzle, wither, fade, come to nothing, founder, go under, die out, peter out
last, lasting, permanent, durable, long-lived, sustainable, enduring
temporary, short-lived, brief, fleeting, interim, stopgap, passing
start again, begin again, from scratch, square one, back to the beginning, reinvent, all over again
churn, turnover, revolving door, come and go, comes and goes, came and went, one after another
boss, chief, gaffer, governor, master, commander, captain, head, superior
chief executive, director, executive, ceo, managing director, top team, leadership team
manager, supervisor, team leader, line manager, overseer, foreman, coordinator
councillor, mayor, member, alderman, cabinet member, politician, minister, mp
bishop, dean, archdeacon, vicar, priest, imam, rabbi, minister, canon, pastor, chaplain
headteacher, head, principal, deputy head, head teacher
officer, official, civil servant, bureaucrat, administrator, functionary
inspector, regulator, auditor, examiner, assessor, watchdog, ofsted, commission
consultant, surgeon, doctor, gp, physician, clinician, specialist, registrar
nurse, sister, matron, midwife, health visitor, healthcare assistant, ward sister
social worker, support worker, key worker, caseworker, case worker, keyworker, youth worker, outreach worker
carer, home carer, care worker, care assistant, home help
teacher, tutor, lecturer, teaching assistant, instructor, trainer, coach
porter, cleaner, caretaker, janitor, kitchen assistant, cook, dinner lady, receptionist, telephonist
driver, lorry driver, bus driver, postman, postwoman, courier, delivery, bin men, binmen, road sweeper
constable, sergeant, police officer, pcso, beat officer, detective, warden
firefighter, crew, watch, paramedic, ambulance, coastguard, lifeboat, rescue
farmer, grower, shepherd, crofter, fisherman, skipper, forester, keeper
shopkeeper, trader, stallholder, publican, barber, hairdresser, baker, butcher
engineer, surveyor, architect, planner, technician, electrician, plumber, joiner
librarian, curator, archivist, artist, musician, conductor, actor, stage manager
volunteer, helper, unpaid, good neighbour, befriender, steward
young people, teenager, youth, young person, adolescent, youngster, lad, girl, boy
child, children, kid, baby, toddler, infant, little ones
pupil, student, learner, schoolchild, sixth former, class
parent, mother, father, mum, dad, family, grandparent, grandmother, grandfather, relative, son, daughter
resident, tenant, householder, leaseholder, occupant, lodger
patient, client, service user, user, customer, consumer, case
neighbour, villager, local, townspeople, islander, street, next door
older people, elderly, pensioner, old people, old man, old woman, eighty, ninety
homeless, rough sleeper, hostel, doorway, sleeping bag, sofa
refugee, asylum seeker, migrant, newcomer, settled status, interpreter
prisoner, inmate, offender, ex-offender, sentence, probation, wing
disabled, wheelchair, blind, deaf, learning disability, impairment, autistic
poor, poverty, hard up, skint, broke, food bank, meter, debt, arrears
stranger, outsider, foreigner, unknown, visitor, guest
board, trustees, governors, governing body, directors, non-executives
committee, subcommittee, panel, working party, task group, steering group, working group, council
chair, preside, in the chair, gavel, casting vote
constitution, terms of reference, articles, memorandum, charter, by-laws, statute
vote, ballot, show of hands, elect, election, majority, poll, referendum
veto, block, overrule, override, turn down, refuse, say no, reject
approve, sign off, authorise, sanction, rubber stamp, wave through, endorse, ratify
permission, leave to, licence, go-ahead, green light, say-so, clearance
accountable, answerable, responsible, held to account, carry the can, on the hook, answer for, answer to
oversight, scrutiny, supervision, inspection, audit, check, checks
rule, regulation, policy, procedure, protocol, guideline, directive, standing order
minutes, agenda, paper, papers, report, briefing, pack
structure, framework, hierarchy, organogram, chart, layer, tier, level
quorum, seat, membership, place on, sit on, sat on, appointed to
remit, mandate, brief, scope, jurisdiction, competence
liability, liable, legal, lawsuit, sue, court, law, lawyer, solicitor
merger, merge, amalgamate, takeover, absorb, federation, union
decide, settle, make up their mind, resolve, choose, determine, pick
argue, quarrel, row, dispute, squabble, fall out, bicker, wrangle, clash
agree, consent, concur, shake hands, settle on, see eye to eye, consensus
power, authority, clout, say-so, control, command, influence, sway, muscle
rank, grade, band, title, stripe, badge, status, seniority, position, standing
order, instruct, command, direct, dictate, tell people what to do, impose
obey, comply, toe the line, do as they were told, follow orders, fall in
initiative, off their own bat, own accord, unasked, unprompted, without being told, step forward, volunteer
whoever, whichever person, anyone who, anybody who, the one who, the person who
nearest, closest, on the spot, at the scene, on the ground, at the sharp end, face to face with
share out, spread, distribute, divide, devolve, disperse, pass round, rotate, take turns
independent, autonomous, self-governing, on their own, self-managing, free hand, freedom
wait, hang on, hold on, delay, queue, stand by, waiting for
hero, heroic, saviour, genius, star, superman, rescuer, champion
expert, specialist, professional, authority on, knowledgeable, experienced
ask, enquire, question, invite, sound out, put a question, consult, canvass
listen, hear, pay attention, take notice, take in, lend an ear, eavesdrop
voice, say, opinion, view, speak, vote, word in
silent, quiet, mute, dumb, speechless, hush, keep quiet, say nothing, hold their tongue
ignore, overlook, disregard, brush aside, neglect, pass over, turn a deaf ear, take no notice
survey, questionnaire, poll, form, feedback form, focus group, consultation
include, involve, engage, take part, participate, join in, bring in, let in
exclude, leave out, shut out, keep out, omit, bar, lock out, missing from
design, draw up, plan, draft, shape, devise, redesign, sketch
experience, lived, been through, first hand, what it is like, know what it is
need, want, wish, prefer, would like, ask for, long for, hope for
assume, suppose, guess, presume, take for granted, imagine, take it that
dignity, respect, pride, self-respect, worth, humanity
complaint, complain, grumble, moan, grievance, objection, object
choose, choice, option, pick, select, preference
represent, speak for, on behalf of, delegate, spokesman, spokesperson, stand for
money, cash, funds, coin, finance, pound, pounds, quid, cheque
grant, award, bursary, donation, gift, legacy, endowment
budget, purse, pot, kitty, allocation, allowance, line, fund
cost, price, expense, bill, charge, fee, outlay
save, saving, economise, cut, cutback, reduction, austerity, trim
spend, pay, buy, purchase, shell out, invest, pay for
earn, income, salary, wage, pay packet, revenue, turnover
debt, loan, overdraft, mortgage, borrow, owe, credit, lend
contract, agreement, tender, deal, procurement, specification
bid, apply, application, pitch, compete for, bidding, proposal
funder, donor, foundation, lottery, philanthropist, sponsor, commissioner, purchaser, grant-maker
provider, supplier, contractor, agency, bidder, applicant, grantee, grant holder
target, indicator, measure, metric, score, output, outcome, statistic, number, tally
count, measure, tick, tick box, record, log, monitor, add up
evidence, proof, evaluation, impact, data, results, findings
reward, incentive, bonus, prize, recognise, value, pay for
punish, penalise, penalty, fine, sanction, lose out, dock
short-term, one-year, annual, yearly, twelve months, quarter, year-end, end of march
long-term, ten-year, patient, decade, years ahead, generation
unpaid, for love, for nothing, goodwill, free, in their own time, evenings, out of hours, overtime
overhead, core cost, running cost, back office, rent, heating, electricity
compete, rival, rivalry, competitor, race, contest, beat, win, undercut, outbid
trust, confidence, faith, belief, rely, reliance, count on, believe in
suspicion, doubt, mistrust, wary, scepticism, cynicism, suspect
honest, truthful, frank, candid, straight, sincere, open, plain-spoken, blunt
truth, fact, reality, facts, true, real
lie, deceive, mislead, pretend, fib, fake, bluff, sham
hide, conceal, cover up, bury, keep from, keep back, disguise, tidy away, sweep under
secret, confidential, private, behind closed doors, hush-hush, off the record, closed
reveal, disclose, show, publish, expose, open up, lay out, pin up, share
admit, confess, own up, concede, acknowledge, come clean, put her hand up
mistake, error, blunder, fault, slip, failure, got it wrong, botch, mess
apologise, sorry, apology, make amends, regret
blame, scapegoat, accuse, point the finger, told off, reprimand, scold, criticise
fear, afraid, frightened, scared, dread, terrified, nervous, anxious, worried
brave, courage, bold, nerve, dare, courageous, risk
safe, safety, secure, protected, shelter, refuge
shame, embarrass, blush, humiliate, ashamed, awkward, red-faced, lose face
promise, word, pledge, vow, commitment, undertaking, guarantee
betray, let down, break, broken, disappoint, back out, go back on
gossip, rumour, whisper, hearsay, grapevine, tittle-tattle
surprise, shock, ambush, unexpected, startle, taken aback
bad news, worst, problem, trouble, setback, disaster, warning
warn, alarm, raise the alarm, flag, alert, whistle, concern
polite, courteous, civil, tactful, diplomatic, nice, manners
transparent, visible, see through, in public, out loud, open book, glass
relationship, bond, tie, tie between, link, friendship, acquaintance, rapport
friend, mate, pal, companion, ally, chum, comrade
know, acquainted, familiar, by name, on first-name terms, recognise
meet, encounter, get together, run into, bump into, come across
visit, call on, call round, drop in, pop in, pay a visit, go and see, come and see
ring, phone, telephone, call, text, message, pick up
talk, chat, conversation, speak, natter, converse, gossip, discuss
eat, meal, dinner, supper, lunch, breakfast, tea, feed, soup, table
tea, coffee, kettle, cuppa, mug, biscuit, cake, urn, brew
walk, stroll, wander, march, hike, ramble
kitchen, table, doorstep, porch, hearth, sofa, living room, front room
corridor, car park, stairs, doorway, back door, bench, bus stop, gate
laugh, joke, humour, fun, tease, grin, smile
time, hour, afternoon, evening, minutes, spare time
slow, gradual, unhurried, patient, take time, bit by bit, little by little, step by step
quick, fast, rapid, hurry, rush, speedy, at once, straight away
remote, online, screen, video, virtual, digital, zoom, email
favour, good turn, kindness, help out, generosity, generous, reciprocate, return
kind, warm, gentle, caring, considerate, tender, welcoming
grudge, resentment, bitterness, feud, bad blood, hostility, enemy
repair, mend, heal, fix, patch up, make up, reconcile, forgive
neutral, impartial, independent, honest broker, no axe to grind, even-handed, unaligned
go-between, intermediary, broker, mediator, middleman, in the middle, bridge, negotiator
introduce, put in touch, bring together, connect, match, link up, join up, pair up
host, convene, call together, gather, assemble, summon, invite
messenger, carry word, pass word, news, bearer, postman, relay
translate, interpret, explain to each, decode, put into words
network, web, mesh, net, fabric, weave, thread, knit, stitch, string
glue, cement, mortar, hinge, nail, pin, joint, oil, lubricate
hub, centre, heart, crossroads, junction, switchboard, exchange, meeting place
notice, spot, observe, see, perceive, catch sight, pick up on, watch
invisible, unseen, unnoticed, behind the scenes, hidden, background, unsung
role, post, job, position, function, task, hat
roam, wander, float, move between, go round, travel round, drift, circulate
both, two sides, either side, each side, two worlds, both worlds, both camps
address book, contacts, numbers, phone numbers, who to ring, who to call
system, machine, machinery, ecosystem, organism, network of services, whole system
whole, entire, complete, overall, all of it, totality, as one
part, piece, bit, fragment, segment, component, slice, share
silo, box, compartment, bunker, department, pigeonhole, separate
boundary, border, edge, line, fence, wall, hedge, frontier
patch, turf, territory, domain, fiefdom, empire, kingdom, corner, backyard
gap, crack, hole, between, no man's land, fall through
pass the buck, shunt, shift, offload, dump, push on, transfer, send on, refer, referral
upstream, source, root, cause, origin, prevention, prevent
downstream, consequence, effect, result, knock-on, side effect, ripple
steward, custodian, guardian, caretaker of, look after, mind, trustee of
own interest, self-interest, selfish, self-serving, looking after number one, protect our own, defend
give up, sacrifice, forgo, surrender, let go of, yield, relinquish, go without
share, pool, combine, put together, join forces, club together, in common
lend, loan, borrow, second, hand out, swap, exchange
duplicate, overlap, twice, same thing, repeat, copy
complex, tangled, knotty, messy, intricate, complicated, wicked
map, picture, diagram, chart, drawing, plan, wall
place, town, city, village, valley, estate, district, county, region, neighbourhood
river, stream, catchment, flood, water, mountain, hill, moor, field
purpose, aim, goal, objective, mission, intention, end, point
vision, dream, picture of, ambition, hope, future, horizon
cause, banner, flag, crusade, campaign, movement
reason, why, motive, what for, sake, because of
same, common, shared, joint, mutual, one, single, united
different, separate, conflicting, opposed, contrary, at odds, various, own
agree on, sign up, commit, pledge, subscribe, buy in, buy-in
direction, course, way forward, heading, destination, path, road
priority, first, above, most important, come first, put first, before
target, own target, rival target, separate target, different target
matter, care about, mind about, be bothered, passionate, value
crisis, emergency, pandemic, covid, lockdown, flood, fire, storm, disaster
success, result, win, achievement, what good looks like
language, tongue, speech, vocabulary, words, lingo
jargon, acronym, abbreviation, gobbledegook, buzzword, management speak, technical, code
word, term, name, phrase, label, title, expression
meaning, sense, definition, mean, understand by, stand for
plain, simple, clear, straightforward, everyday, ordinary
welsh, gaelic, english, polish, urdu, french, punjabi, irish, cornish
write, draft, compose, letter, leaflet, poster, notice
read, read out, aloud, recite, out loud
story, tale, anecdote, narrative, legend, myth, parable
culture, climate, ethos, atmosphere, spirit, way of life, mood
habit, custom, routine, practice, ritual, tradition, second nature, way we
value, belief, principle, creed, conviction, faith, virtue
behave, behaviour, conduct, act, manner, treat
norm, normal, usual, expected, accepted, done thing, unwritten rule, taken for granted
uniform, lanyard, badge, tie, suit, dress, clothes, boots, hat, apron
identity, belong, tribe, clan, one of us, us and them
attitude, mindset, outlook, mentality, way of thinking, assumption
risk-averse, cautious, careful, timid, play safe, caution
pace, rhythm, tempo, speed, clock, calendar, timetable, season
prayer, worship, sermon, chapel, church, mosque, temple, synagogue, congregation
song, music, dance, choir, play, poem, art, drama
enable, empower, equip, make possible, free, release, allow, let
encourage, cheer on, urge, inspire, motivate, spur, hearten
support, back, help, assist, stand behind, prop up, hold up
coach, mentor, tutor, guide, teach, bring on, train
room, space, scope, freedom, latitude, leeway, elbow room
step back, stand back, stand aside, withdraw, retreat, take a back seat, get out of the way, keep out of
let go, loosen, release, relax, hand over, give away
interfere, meddle, micromanage, hover, step in, take over, rescue, jump in, intervene
resist, hold back, restrain, refrain, bite, restraint, tempted, temptation
protect, shield, cover, defend, shelter, umbrella, guard
confidence, self-belief, nerve, courage, faith in herself, belief in themselves, assurance
credit, praise, thanks, recognition, applause, spotlight, limelight
obstacle, barrier, hurdle, block, in the way, stumbling block, hindrance
clear, remove, unblock, sweep away, smooth, open
try, attempt, experiment, have a go, test, trial, pilot
fail, failure, flop, go wrong, fall flat, defeat
grow, develop, flourish, thrive, blossom, bloom, ripen
humble, modest, ego, pride, arrogance, vanity
serve, servant, service to, wash, wait on
answer, solution, reply, response, remedy
question, query, puzzle, wonder, curious, curiosity
delegate, hand down, assign, pass down, give responsibility, give authority
talent, gift, skill, ability, strength, potential
garden, gardener, plant, seed, soil, root, prune, harvest, tend
orchestra, conductor, band, tune, choir, score
captain, ship, boat, crew, row, steer, anchor, harbour, tide
football, match, team, goal, referee, coach, pitch, substitute
house, home, roof, foundation, wall, door, window, stairs
bridge, road, path, ladder, rope, crossing, ferry
light, lamp, candle, fire, dark, shadow
door, gate, key, lock, threshold, knock
body, hand, head, heart, eye, ear, tongue, shoulder, back
tired, exhausted, worn out, weary, burnt out, burn out, overload
busy, hectic, pressed, overworked, stretched, no time
lonely, alone, isolated, isolation, on her own, on his own, single-handed
angry, furious, cross, annoyed, temper, rage, resent
sad, grief, cry, weep, tears, loss, sorrow
hope, optimism, cheer, look forward, possibility
luck, chance, accident, by accident, fluke, happen to
stubborn, persistent, dogged, determined, obstinate, keep at it
copy, replicate, scale up, roll out, spread, transplant, imitate
local, nearby, close to home, on the doorstep, homegrown
national, government, whitehall, westminster, department, ministry, central
council, local authority, town hall, county hall, city hall, municipal
charity, voluntary sector, community group, third sector, association, club, society
hospital, ward, clinic, surgery, health centre, nhs, trust
school, college, university, classroom, academy, nursery
police, station, beat, patrol, force, crime
prison, cell, wing, court, probation
company, firm, business, factory, shop, employer, industry
church, parish, diocese, vestry, pulpit
theatre, museum, gallery, library, concert, festival, exhibition
farm, crop, harvest, cattle, sheep, barn, tractor
energy, turbine, solar, carbon, climate, emissions
housing, flat, landlord, rent, estate, repairs, damp, mould
transport, bus, train, rail, route, timetable
care, care home, social care, home care, nursing home
food, food bank, pantry, larder, hungry, hunger
`;
//# sourceMappingURL=lexicon-synonyms.js.map