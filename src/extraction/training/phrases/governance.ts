/** Statements mainly about structures, boards, accountability and decision rights. */
export const governance = `
p gv| A board should spend its time on what only a board can decide.
b gv| Everyone was represented and no one was responsible.
b gv| Nobody could tell us which of the five groups had the final say.
e gv| Writing down who could decide what, on one page, ended most of our quarrels.
l gv| We copied the constitution of a larger body and spent three years obeying rules that were made for somebody else.
p gv| Light arrangements are enough until there is money to hold, and then they are not.
r gv| Two people chair together, one from the council and one from a local group, and neither may sign alone.
b gv| The committee met to approve what had been settled in the car park.
e gv| A clear rule about conflicts of interest let people speak without being suspected.
p gv| Accountability means being able to explain yourself to the people who bear the consequences.
q gv| To whom does a partnership answer when every member answers to someone else?
l gv| When it went wrong we discovered that each partner thought another was holding the risk.
b gv| Reports went up every month and nothing ever came down.
r gv| Each paper has to say at the top what decision is wanted and who will take it.
p gv| Structures should be the least that will keep people safe and honest.
b gv| Risk registers grew longer while the real danger sat outside in the waiting room.
e gv| An independent chair made it possible for the two larger partners to lose a vote.
l gv| Our terms of reference told us how many made a quorum and not what we were allowed to do.
p gv| Oversight that never asks a difficult question is only attendance.
b gv| Trustees signed off the accounts and had never met a single person whom the charity helped.
r gv| Once a year they ask what would happen if the board did not meet, and cancel whatever would not be missed.
e gv| Having an agreed way to disagree kept the alliance together through the merger.
b gv| The steering group steered nothing and the delivery group delivered papers for the steering group.
q gv| Who has the right to stop this?
p gv vp| A seat without a vote is a chair.
l gv| We set up a legal company before we had anything to govern, and it has been hungry ever since.
b gv| Decision-making had become so collective that no decision could be traced to anybody.
e gv| The memorandum ran to two sides and everyone who signed it had read it.
p gv| Good rules protect the quiet from the loud.
r gv| The scrutiny panel is made up of people who lost the last argument.
b gv| Six layers of approval stood between the problem and the person who could pay to have it fixed.
p gv to| Boards get the truth that their questions deserve.
e gv| Delegating the small sums with a clear limit meant that only three things a year came back for approval.
l gv| It was only when an auditor asked who owned the building that we found out nobody did.
b gv sl| Each trustee's legal duty is to one charity, and no one has a duty to the town.
p gv| Formal power and real power should at least be introduced to each other.
r gv| Minutes record the reasons as well as the decisions, and they are put on the door.
q gv| How much structure does a network need before it stops being one?
b gv| Half the members of the board had been there since it was founded and the other half did not dare say so.
e gv| Because the casting vote moved from village to village, no village felt outnumbered for long.
p gv| Where the lines of responsibility are fuzzy, blame travels faster than help.
l gv| We had mistaken having a board for being well run.
b gv| Papers arrived the night before, three hundred pages long, and were approved in nine minutes.
r gv| Members may remove the chair by a simple show of hands, and knowing that, no chair has needed removing.
e gv| Putting the dispute procedure in writing when we were all friends saved us when we were not.
p gv sp| Governance is worth having when it reminds people what they are there to protect.
b gv| The inspector's framework had become the plan.
p gv| If everybody can veto, nobody can move.
l gv| We found out too late that the contract holder could overrule the partnership whenever it liked.
r gv| They keep a list of decisions that the board has promised not to take.
e gv| A small group with a clear mandate did in a month what the assembly had discussed for a year.
b gv| What was everybody's business in the discussion was nobody's in the action log.
p gv| Informal arrangements depend on good will, and good will needs something to fall back on.
q gv| When partners share money, who carries the liability?
b gv| The rules allowed only organisations to be members, which left out most of the people doing the work.
l gv| The board asked for assurance and was given reassurance.
e gv| Term limits brought in three people who asked why we did things.
p gv| A committee is a poor place to find out what you think.
r gv| At each meeting one trustee is appointed to argue against the recommendation.
b gv| Appointments were made by those already appointed.
e gv| Regular reviews of who sits where have kept the partnership from hardening.
p gv| No decision right is clear until somebody has used it.
p gv| Good governance matters most when funds are jointly managed.
p gv| Partnerships need clear accountability if they are to survive disagreement.
b gv| Governance arrangements are often too complicated for the people who have to use them.
e gv| Co-chairing between the council and the voluntary sector had helped to balance power.
b gv| Decision-making structures were unclear, and nobody felt able to take responsibility.
p gv| Not every collaboration needs a formal structure; some work better with a light touch.
l gv| The trust had learned that its board was too distant from the work to make good decisions.
q gv| What kind of governance suits a partnership that has no legal form?
r gv| The partnership board now includes two residents with full voting rights.
b gv vp| Boards rarely reflect the communities that they serve.
p gv to| Accountability should be to local people and not only upwards to funders.
b gv sl| Statutory duties pull each organisation back towards its own board.
e gv| Clear terms of reference, agreed early, had prevented conflict later on.
p gv| Trustees should ask better questions and spend less time checking detail.
l gv| It was said that too much structure too soon can kill a good idea.
b gv| Meetings of the partnership board had become a matter of reporting rather than deciding.
b gv| There were eleven people with a say and not one with a duty.
e gv| It helped that somebody had written down, while everyone was still on good terms, how they would part.
l gv| Nobody could find the clause that said we were allowed to do what we had been doing for ten years.
r gv| The two councils take the chair in alternate years, and the parish holds the purse so that neither can sulk.
p gv| When nobody can be sacked for it, it will not be done.
b gv to| The pack was four inches thick, and the one page that mattered was in an appendix marked for noting.
e gv vp| Since tenants took a third of the seats the board has begun to ask what a decision will feel like on a Sunday.
l gv| We had thought that a partnership did not need rules, and then two of us wanted the same room.
r gv| Before any vote each member must state who pays if they turn out to be wrong.
p gv| Whoever writes the agenda has taken half of the decisions.
b gv sl| Each of the boards was told that it was sovereign, and so the valley had nine monarchs and no government.
q gv| Who would notice if this committee stopped meeting?
e gv| The auditor's awkward letter did what years of friendly advice had not: it made someone responsible.
l gv sc| All of the trustees had joined in the same year, and in the same year they went.
p gv dl| Give a group money to spend and it will learn to govern itself; give it a code of conduct and it will learn to complain.
r gv| They have a rule that no one may chair who also signs cheques.
b gv| It took longer to agree the minutes than to do what was in them.
e gv| A single named person on each side, with the power to settle anything under a thousand pounds, kept small matters small.
l gv| What we called consensus was three people deciding in the lift.
p gv| A structure ought to be easy to leave.
b gv lc| The board spoke about assurance for so long that nobody remembered what was being assured.
r gv to| Every decision is put on the noticeboard with the names of those who made it.
q gv| How small can a set of rules be and still protect the weakest person in the room?
e gv| The elders' council has no power to order anything, and nothing is built without it.
l gv fc| We let the biggest funder draft the partnership agreement, and it drafted one in which it could not lose.
p gv| The question of who decides should be settled before there is anything to decide.
b gv| The partnership's decisions had no standing in any of its members' own boards.
e gv| A simple scheme under which any three members can call a meeting has kept the officers on their toes.
l gv| They wrote the rules for the people who were in the room, and then those people left.
r gv| The accounts are presented in the market hall by the youngest trustee, and anyone may ask anything.
p gv| Responsibility that is spread too thin protects nobody.
q gv| Whose name is on the risk?
b gv| There was a committee for everything except the thing that went wrong.
e gv| Giving the tenants' panel the power to delay, though not to refuse, made officers come earlier.
l gv| It is one thing to be consulted by a board and another to be able to dismiss it.
r gv| Every standing group lapses after two years unless someone makes the case for it.
p gv to| Scrutiny is a form of respect.
b gv| The same eleven people sat on all of the boards and reported to themselves.
e gv| Because the two charities had a joint committee with a budget of its own, they could settle things in an evening.
l gv| We had a vote, and found that nobody knew what a vote would bind them to.
p gv| A chair is there to see that the meeting decides, and not to decide for it.
r gv| Conflicts of interest are read out at the beginning, the chair's first.
b gv fc| The accountable body held the money and therefore held the partnership.
`;
