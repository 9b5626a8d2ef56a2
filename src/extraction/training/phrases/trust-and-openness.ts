/** Statements mainly about trust, honesty and safety to speak. */
export const trustAndOpenness = `
p to| People will follow you through bad news if you were the first to bring it.
b to| Nobody told the board that it was failing, because the last person who did so was moved.
l to| We hid the overspend for a month, and it cost us five years of credit.
e to| Showing one another the real accounts did away with a decade of suspicion.
p to| Confidence is gained by the spoonful and lost by the bucket.
r to| Every review begins with the chair saying what she herself got wrong.
b to| Staff had learnt that the safe answer was the cheerful one.
q to| What can't be said in this room?
e to| Once somebody admitted that it was not working, everyone else breathed out.
p to| You can't be candid with people who will use it against you.
l to| When we said that we did not know, they believed the rest of what we said.
b to| Data were shared only after they had been made to look better.
r to| The figures are pinned up in the canteen, the bad ones first.
e to| Keeping one small promise opened a door that three strategies had not.
p to| Suspicion fills whatever space you leave unexplained.
b to| Families had been let down so often that an offer of help sounded like a trick.
l to| It was my apology, and not my plan, that got them back to the table.
e to| The minutes of the awkward meeting were published in full and nobody could say they had been kept in the dark.
p to| Safety to speak is made by what happens to the first person who does.
q to| How do you earn belief from people who have every reason to doubt you?
b to| Polite meetings were followed by frank ones in the car park.
r to| Mistakes go into a book that anybody may read, with no names.
l to| The partnership broke over something trivial, which had been standing in for everything that was never said.
e to| Because she had told them the worst at the beginning, nobody panicked at the end.
p to| Secrecy is expensive: people spend their time guessing.
b to| A blame culture meant that near misses were never written down.
p to| Being straight with people costs less than managing them.
e to| He handed over the keys to the building and did not ask for a receipt, and that was what they remembered.
r to| Any partner may see any other partner's budget at any time.
l to| I thought I was protecting my team by keeping the bad news from them, and they found out from the newspaper.
b to| People brought their badges to the meeting and left their worries outside.
p to| Where there is fear, information travels only downwards.
e to| Someone wept in the second meeting, and after that it was possible to say things.
q to| Would anyone here lose by telling the truth?
b to| The survey was anonymous, and nobody believed it.
l to| They trusted us with their children long before they trusted us with their opinions.
e to| Disagreeing in public, and staying friends, showed the younger members that it could be done.
p to| Doing what you said you would, on the day you said, is most of it.
r to| They have agreed that no one will be surprised in front of others.
b to| The report was softened by each hand that it passed through.
p to| Vulnerability at the top makes honesty cheaper lower down.
l to| By pretending to have the answers we taught people to stop asking.
e to| An open door means little; it was her habit of walking out through it that made people talk.
b to| What was said in confidence had got back to the director by lunchtime.
p to rb| Reliance grows out of many small occasions on which one was not let down.
e to| The regulator promised not to act on anything said in that room, and kept its word.
l to| We discovered that half of our partners had been keeping a second set of figures.
b to| An organisation that punishes bad news will be the last to hear it.
p to| Honesty is contagious, but someone has to catch it first.
r to| Police officers answer any question put to them on the first Monday, on camera.
q to| What would make it safe to say that this is not working?
e to| Telling residents what could not be done made them believe what could.
p to| It is hard to lie to people whose kitchens you have sat in.
b to| Years of broken pledges had left people listening for the catch.
l to| The truth came out over the washing-up, not in the evaluation.
p to| Collaboration relies on openness, trust and honesty.
p to| Trust takes a long time to build and can be lost very quickly.
b to| There was a lack of trust between the council and the voluntary sector.
e to| Being open about mistakes had strengthened the partnership.
l to| She said that admitting what was not working had been a turning point.
q to| How do we create spaces in which people feel safe to be honest?
r to| Partners share all their financial information with each other.
b to| People were afraid to speak out because of what might happen to their funding.
p to| Difficult conversations are necessary, and should not be put off.
e to| Transparency about how decisions were made had reduced conflict.
p to el| Leaders need to show vulnerability if they want others to be honest.
l to| They had found that people would accept bad news as long as they were told the truth.
b to gv| A fear of blame means that problems are hidden from the board.
b to| He had learned to bring two sets of figures and to see which way the wind was blowing.
e to| She laid the unpaid bills on the table, all of them, and that was the afternoon on which they became partners.
l to| We had promised them a park, and for nine years every conversation was about the park.
r to| If something has gone wrong, the person who finds it rings the family before she rings her manager.
p to| People forgive a mistake a good deal sooner than they forgive a form of words.
b to lc| In that office a problem was called a challenge until it had become a scandal.
e to rb| They had seen each other cry, and after that there was not much left to hide.
l to| The officer said that she would rather not say why, and in the silence we lost half of the street.
r to| The depot's near misses are read out on a Friday, beginning with the manager's.
p to| Belief is built out of things that turned out to be so.
b to gv| What the trustees received had been ironed.
e to| Once one head teacher had told the others her real exclusion figures, the rest had theirs out of their bags within a minute.
q to| Who was the last person here to bring bad news, and where are they now?
l to fc| We told the foundation that it had failed and waited for the sky to fall, and they sent a second cheque.
r to| No one at the table may repeat outside who said it, only what was said.
p to el| When the person at the top says that she does not know, everybody else is allowed to think.
b to| The anonymous box was placed beneath the camera.
e to vp| The surgeon sat down, said sorry, and stayed until there were no more questions, and the solicitor was never needed.
l to| What they wanted was not an answer but to be told that there wasn't one.
b to sl| Each agency kept something back in case the others did.
p to| Frankness that costs the speaker nothing is only rudeness.
r to| They leave the ledger open on the counter, and anybody buying a stamp may read it.
b to| After the second broken date nobody set the alarm for the third.
e to| The minister admitted on the first night that he had been wrong about the wall, and he was the only politician whom they ever invited back.
l to rb| They did not doubt our figures; they doubted us, because we had never been to see them.
p to| Tell people early and tell them yourself.
b to| Everybody knew and nobody had said.
e to| He read out the worst of the letters at the annual meeting, and the applause surprised him.
l to| We asked for honesty and then argued with it.
r to| When a partner drops a promise, it is written on the wall until it has been picked up again.
p to| Without candour a meeting is only a rehearsal.
q to| What do people say about this once we have left the room?
b to| He had been burnt once by telling the truth in a review, and he did not intend it to happen again.
e to| The two unions opened their books to one another in the bad year, and have never had to since.
l to| What we had called confidentiality was mostly embarrassment.
r to| At handover each nurse says what she is not sure about.
p to| Good faith has to be offered before it can be returned.
b to| Residents had seen so many artist's impressions that they had stopped looking up.
e to sc| A promise was passed from one manager to the next in writing, and every one of them kept it.
l to| They had not minded the delay, it turned out; they had minded being told that there was none.
p to| A person who can say no can be believed when he says yes.
b to gv| Nobody would minute the disagreement, and so the board believed that there had been none.
r to| For the first ten minutes anyone may say what they are worried about, and no one may reply.
`;
