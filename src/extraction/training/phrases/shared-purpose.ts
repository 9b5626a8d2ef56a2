/** Statements mainly about a common aim. Each line: kind and themes by their short names, then the sentence. */
export const sharedPurpose = `
p sp| Partnerships hold when the members can all say, in one breath, what they exist to change.
p sp| What keeps rivals at the table is a result that none of them could produce alone.
b sp| Every agency could recite its own strategy and nobody could say what the group was for.
e sp| Once we had agreed on the child we were all trying to keep out of hospital, the arguments became smaller.
l sp| We spent a year designing a structure before anyone asked what it was meant to achieve.
p sp| If people cannot see their own reason for coming in the common aim, they stop coming.
b sp| Six strategies were laid on the table and not one of them mentioned the same outcome.
r sp| They open every session by reading out the single sentence that brought them together.
r sp| The aim is written on a postcard, and anyone who cannot fit their proposal on the back of it is asked to think again.
e sp| The closure gave everybody the same problem on the same morning, and that was what united them.
b sp| Each of us nodded at the vision and went back to the office to chase a different number.
l sp| It turned out that we had been using one slogan for four quite different ambitions.
p sp| An aim that offends nobody will move nobody.
q sp| What would we all still be working for if none of us got the credit?
b sp| People came to represent their employer and forgot the reason they had been sent.
e sp| Naming a goal that belonged to the town rather than to any one organisation let people put their own logos away.
p sp sl| The question that helps is not what is in it for us but what would be best for the place.
l sp| We had assumed agreement because nobody had disagreed, and the first hard choice showed that there was none.
b sp| When the emergency passed, so did the sense of being on the same side.
e sp| A clear cause allowed people to forgive each other a good deal.
p sp| People will give up a little of what they want for something they want more.
r sp| Before any item is discussed, someone says in plain words which part of the promise it serves.
l sp| The row about what we were for did more good than the three polite years before it.
q sp| How do you keep sight of the point when every partner is measured on something else?
e sp| Because the ambition was set together, nobody had to be persuaded of it afterwards.
p sp| A destination that everyone helped to choose survives a change of driver.
b sp| Conflicting targets pulled the teams in opposite directions even though they liked one another.
b sp| The mission statement hung in reception and had no bearing on what anyone did upstairs.
e sp| Having one thing to aim at made it possible to say no to forty others.
p sp| Collaboration begins with a problem that people own in common.
l sp| What we learnt is that you cannot borrow somebody else's vision; it has to be argued out on your own doorstep.
e sp| They had different faiths and the same hungry children, and they began with the children.
r sp| New partners are asked to sign the pledge in front of the young people it was made to.
b sp| Turf came first, and the common endeavour was what people did with any time left over.
p sp| Nobody rows hard in a boat when they do not know which shore it is bound for.
l sp| When we asked forty people what success would look like we got forty answers.
e sp sc| The founding goal was simple enough for a newcomer to repeat after one afternoon.
p sp lc| A purpose lives in what people do on an ordinary Tuesday and not in the document.
q sp| Do we want the same thing, or only the same grant?
b sp fc| The money brought us together, and when we had to say what else did there was a silence.
e sp| Farmers, walkers and the water company disagreed about everything except the river, and the river was enough.
p sp gv| Form should follow purpose, yet most partnerships choose the form first.
l sp| We kept adding priorities to please each partner until there were no priorities left.
r sp| At the end of each quarter they ask whether the street is any better, and only then how each organisation has done.
b sp| There was great warmth in the room and no shared idea of where we were going.
e sp| Putting the family's own hopes at the top of the page stopped the professionals from defending their services.
p sp| It is the cause that people stay loyal to, and not the committee.
p sp| A bigger aim makes it bearable to lose a small argument.
l sp| Only when two of us threatened to leave did we find out what we were staying for.
b sp| Our organisations were each successful in their own terms while the thing we cared about got worse.
r sp| They wrote one outcome for the whole valley and tore up their separate ones.
e sp| Remembering the boy for whom it had all been started settled most disputes in minutes.
p sp| People look beyond their own patch when they can see something worth looking at.
q sp| Who gets to say what the common good is here?
p sp sc| Where the aim is common property, it does not leave when the director does.
b sp| Signing up cost nothing, so everyone signed and nothing followed.
e sp| The picture of the finished park on the wall kept eleven landowners talking.
l sp| We found that people meant entirely different things by getting better, and that we had never compared.
p sp| Unity about ends leaves room for plenty of variety in means.
e sp| A common enemy got us started and a common hope kept us going.
r sp| Each partner says publicly once a year what it has set aside for the sake of the joint aim.
b sp| Head offices sent conflicting priorities, and the local team's common aim was the first casualty.
l sp| I came to fight for my department and left having signed for something larger.
p sp| Good partners begin with why and let the how wait.
e sp| It was easier to share staff once we had admitted that we were after the same result.
p sp| A clear, shared purpose is what holds a partnership together when circumstances change.
p sp| Collaboration depends on everyone understanding the common goal.
e sp| It was felt that having a common cause had speeded things up considerably.
p sp sc| If the vision is owned beyond the council it will outlive the people who wrote it.
b sp| Several members said that partners too often bring their organisational agendas to the table.
b sp| Priorities differ between agencies, and there is rarely a moment when they are compared.
q sp| How can a sense of common purpose be kept up once the crisis is over?
l sp| One lesson was that the partnership should have spent longer agreeing its aims before setting up projects.
p sp lc| Shared values and a shared vision help people to work beyond their own job.
e sp| A single, simple outcome that all the agencies signed up to made the rest possible.
p sp| Members agreed that the purpose of the partnership should come before the interests of any one partner.
b sp| She said that people had lost sight of why the alliance was formed.
p sp vp| The purpose must be rooted in what communities say they need.
r sp| The group revisits its common purpose at the beginning of every year and asks whether it still holds.
p sp gv| Clear principles and a strong vision can do the work of formal structures.
e sp| Focusing on a mission that was larger than any one service allowed staff to cooperate more freely.
b sp fc| Funders' different objectives make it hard to keep to a shared aim.
l sp| They had learned that a vision imposed from above is not a shared one.
e sp| What got the farmers and the anglers into one room was that both of them wanted fish in the river.
l sp| We argued about the logo for a month because we had never argued about the aim.
b sp| The hospital wanted fewer admissions, the council wanted fewer placements, and nobody wanted the same thing for Mrs Price.
r sp| When a meeting goes round in circles somebody points to the photograph of the empty playground on the wall.
p sp| If each partner gives a different answer to what this is for, there is no partnership yet.
e sp sl| They stopped talking about services and began to talk about whether an old man could get to the sea, and the boundaries went quiet.
l sp| It had started as a cause and become a programme, and we were the last to notice.
b sp fc| People had joined for the money, so there was nothing to hold them once it had been divided.
e sp| A town that could agree on nothing else agreed that the swimming baths should not close.
p sp| It is easier to fall in behind a question than behind a leader.
q sp| What exactly did we promise the children?
l sp sc| The people who remembered why it began had gone, and the rest of us were guarding a timetable.
r sp| Each new volunteer is told about the winter of the two deaths, so that they know what all of it is meant to prevent.
b sp| We were all in favour of young people until it came to whose building they would use.
e sp rb| Digging the same trench for three days told them more about what they had in common than the vision statement had.
p sp| The aim has to be one that you would be ashamed to abandon.
l sp gv| The constitution listed nineteen objects, and at the first difficulty each of us quoted a different one.
b sp lc| Integration was the word on every slide and meant something else to everyone who used it.
e sp vp| Hearing what the mothers wanted for their sons gave four agencies a single thing to work for.
p sp| Partners need not love one another, but they do need to miss the same thing if it were gone.
l sp| I had thought that we disagreed about method, and it turned out that we wanted different ends.
r sp| They begin each year by asking what would have to be true for the group to close, and work towards that.
b sp| Every department was in step with its own drum.
e sp| The bishop, the imam and the head teacher each wrote down what they feared most for the town, and it was the same sentence.
q sp| If the building burnt down tomorrow, what would we still be trying to do?
p sp| The partners kept going through two elections because they had agreed at the start on what would count as better.
b sp| Once the target had been met nobody could say why they should go on meeting.
e sp| The drought reminded everyone that they drank from the same well.
l sp| He thought that the plan had failed for lack of money, but looking back it had failed because no two people in it were after the same thing.
p sp| An outcome that belongs to everyone has to be named by everyone.
r sp| At the start of each project they write a letter from the year 2035 saying what it was all for.
b sp gv| Every organisation had its own performance framework, and the joint aim fell between them.
q sp| Is there anything we would all be sorry to see fail?
e sp| What helped them through the disagreement over land was that nobody doubted the others wanted the village to live.
l sp| We mistook having the same enemy for having the same goal.
p sp| When people are clear about the why, they can be trusted with the how.
b sp| The strategy listed forty-one priorities, which is to say none.
e sp vp| A ten-year-old's drawing of the street she wanted did what the consultants could not: everybody could see themselves in it.
p sp sl| Nobody's own interests come first where a larger loyalty has been built.
r sp| They test each new idea against one question, whether it will keep families together.
b sp| It had become a partnership for the sake of having a partnership.
e sp| After the inquest all six services wrote down the same sentence and have worked from it ever since.
l sp| It was only by falling out that we found the thing on which none of us would give way.
`;
