/** Statements mainly about plain shared language, habits and values. */
export const languageAndCulture = `
p lc| Say it so that your neighbour would understand it.
b lc| Each profession had its own word for the same child.
l lc| We had been using the word recovery for a year before we found out that it meant three different things.
e lc| Throwing out the acronyms let the parents join in.
p lc| How things are done here is taught in the corridor and not in the induction.
r lc| Anybody may ring a small bell when a word is used that somebody in the room does not know.
b lc| The values were framed in the foyer while the promotions went to people who ignored them.
q lc| What do we call people when they are not in the room?
e lc| A single sheet of plain words, agreed by both sides, did more than the two-hundred-page protocol.
p lc| Habits outlive policies.
b lc| Social workers talk of risk, police of intelligence and families of worry, and each hears only their own.
l lc| We changed the structure and the old ways carried on underneath.
e lc| Using first names, from the consultant to the porter, changed who spoke.
p lc| Jargon keeps out precisely the people whom you need.
r lc| Letters are read aloud to a group of patients before they go out.
b lc| Busyness was how people here showed that they mattered.
l lc| It took an outsider to point out that we always sat in order of rank.
e lc| They told the same story at every gathering until it became part of what the place believed about itself.
p lc| What a leader laughs at teaches more than what she writes.
b lc| In one organisation silence meant agreement and in the other it meant fury.
q lc| How do you change what goes without saying?
r lc| The new staff are told the story of the mistake that started it all.
e lc| Holding meetings in Welsh first, with the English following, altered who felt at home.
p lc| Call somebody a beneficiary and you have already decided who gives and who receives.
b lc| The word partnership had been used so often that it had come to mean a meeting.
l lc| What we took for resistance was a different idea of politeness.
e lc| A culture of asking, in which no question was stupid, brought the errors down.
p lc| Culture is what people do when the manager is on holiday.
b lc| Officers wrote for other officers, and residents put the result in the bin.
r lc| Nobody wears a lanyard on the days when the families come.
l lc| The merger joined the payrolls in a month and the tea rooms never.
p lc| A plan that can't be explained to a child has not been understood by its authors.
e lc| When the form stopped asking about deficits, people stopped describing themselves by them.
b lc| The military way of giving orders did not survive contact with volunteers.
q lc| Whose words are we using, and who do they leave out?
p lc| Rituals carry values further than documents do.
r lc| Every Friday ends with somebody describing a thing that went badly and what it taught them.
l lc| We had to learn that in their tradition you refuse twice before you accept.
e lc| Finding a shared vocabulary was tedious, and after it the meetings took half as long.
b lc| Caution was rewarded for so long that people no longer noticed they were being cautious.
p lc| Old habits come back when people are tired.
b lc| Two teams were put in one building and went on living in two worlds.
e lc| The choir had people of five faiths in it, and they found that breathing together came first.
l lc| Our newsletter used the word vulnerable eleven times, and not one reader thought it meant them.
p lc| Names matter: a clinic is somewhere you are ill and a club is somewhere you belong.
r lc| Reports are limited to one page and to words that were in use before 1950.
b lc| The unwritten rule was that you never contradicted a doctor.
e lc| Young staff copied what the ward sister did with bad news, and within two years that was how the ward was.
q lc| Which of our habits would a visitor find strange?
p lc| Behaviour that is tolerated becomes behaviour that is taught.
l lc| Translating the leaflet word for word had produced something that was correct and insulting.
b lc| Each side thought the other was being rude when it was only being normal.
p lc sc| When a way of working has soaked into the walls, newcomers absorb it without being told.
e lc to| Saying I was wrong had become an ordinary sentence there.
b lc| Everything was described in terms of delivery, as though people were parcels.
p lc| Language should be clear, simple and shared across organisations.
p lc| Culture change is slow and is modelled from the top.
b lc| Differences of culture between the sectors had led to misunderstanding.
b lc| Jargon and acronyms make it hard for people to take part.
e lc| Developing a common language had helped professionals to work together.
l lc| They realised that words such as risk and outcome meant different things to different people.
q lc| How do you change the culture of a large organisation?
r lc| The partnership has agreed a short glossary in plain English, and uses it in all its documents.
p lc sp| An organisation's culture should reflect its purpose.
b lc| A culture of risk aversion prevents people from trying new things.
e lc sc| New recruits pick up the values of the organisation quickly because they see them in practice.
p lc| The way in which we talk about people shapes how we treat them.
l lc| Old habits had crept back as soon as the pressure was off.
b lc| The engineers said yes when they meant that they had understood, and the residents took it for a promise.
e lc| Changing the name from clinic to front room did more than the new paint.
l lc| It took us an afternoon to discover that when the nurses said home they meant the ward.
r lc| Each meeting has a child in it, and anything that she does not follow has to be said again.
p lc| You can tell what an organisation believes by what it apologises for.
b lc dl| Nobody would sit down before the consultant did.
e lc vp| After the letters were rewritten by the people who used to receive them, the telephone stopped ringing.
l lc| We had assumed they were being awkward, and they had assumed that we were being rude, and both of us had been brought up well.
r lc| At the depot everybody makes their own tea, the managing director included, and it is noticed if anyone does not.
p lc sc| Customs do not resign.
b lc to| The firm had a word for every kind of success and none for being stuck.
e lc rb| The two crews had been taught different hand signals, and inventing a third set together made them one crew.
l lc| We translated everything into Polish and then learnt that what they wanted was for somebody to say good morning.
r lc| The board reads a poem before the finance report, and it is surprising what that does to the finance report.
p lc| The first thing that a new recruit learns is who may interrupt whom.
b lc| Everyone here is so used to being busy that a quiet hour looks like neglect.
e lc el| She asked for help out loud on her first morning, and within the year it had become an ordinary thing to do.
q lc| What does this place praise people for, without meaning to?
l lc fc| We had begun to call people units, and it had started on an invoice.
r lc| Any paper that uses an initial has to pay for the biscuits.
b lc sl| The health side lives by the week and the school side by the year, and each thinks that the other is slow.
p lc| Plain speech is a kindness to the person who was too shy to ask.
e lc| They kept the old men's word for the slipway, and with it the old men.
l lc| What the new trust called modernising, the ward called being told off.
b lc vp| Words like compliance and engagement had a way of putting the blame on whoever was not in the room.
p lc| Words that everybody nods at should be looked at first.
b lc| In one team being late was an insult and in the other it was Tuesday.
e lc| They stopped saying service user and started saying people's names, and the case conferences became shorter.
l lc| The values had been agreed by a working group, and nobody outside it could have told you one of them.
r lc| Anyone joining is told three stories, and none of them is about a success.
p lc| What people do when they think it does not matter is the culture.
q lc| Whose idea of professional are we using?
b lc| The reform had been written in a language that the people who were to carry it out did not speak.
e lc| A shared joke about the photocopier did more to make one office out of two than the naming competition.
l lc| We learnt to listen for the word but.
r lc| Reports begin with a paragraph that has been tried out on somebody's aunt.
p lc| A place's habits are cleverer than its plans.
b lc| Saying that you were tired was taken as a lack of commitment, so nobody was ever tired and everyone was ill.
e lc| The new manager ate her sandwiches with the packers, and after that the packers' ideas were called ideas.
l lc| What one side called robust the other called shouting.
p lc vp| If people have to learn our vocabulary before they can complain, they will not complain.
b lc| It was always done by email because it had once been done by email.
r lc| They have agreed that silence will never be taken for consent.
`;
