/** Statements mainly about time spent on relations between people and organisations. */
export const relationshipBuilding = `
p rb| People work with people before they work with organisations.
p rb| You cannot hurry familiarity.
e rb| They had eaten together for a year before either asked the other for anything.
l rb| We skipped the getting-to-know-you stage to save time and lost a year.
b rb| Nobody had an hour to spare for someone from another team, so every request arrived as an email from a stranger.
e rb| Because the two matrons knew one another, a telephone call did what the protocol could not.
p rb| A favour done in quiet times is what you draw on in loud ones.
r rb| The first twenty minutes are kept for tea and for finding out how people are.
r rb| New managers spend their first week visiting the other organisations, with nothing to sell.
b rb| Meetings had been cut to half an hour and there was no longer time to ask after anybody's mother.
l rb| It was the long drives together that made us colleagues.
p rb| Relationships are not a by-product of the work; they are a good part of it.
b rb| When every conversation is a negotiation, people stop having conversations.
e rb| Sharing an office for six months taught the two teams more than any workshop.
q rb| How do you make time for people when time is what everyone is short of?
p rb| It takes years to become neighbours and one letter to become strangers.
r rb| Once a month they walk the estate together, officers and tenants, and no notes are taken.
l rb| The first project failed, but the people who had worked on it went on ringing each other up.
e rb| By the time they needed to ask a hard question they had earned the right to ask it.
b rb| Staff were moved around so often that families never learnt anyone's name.
p rb fc| Nobody pays for the cup of coffee on which everything else depends.
p rb| Knowing somebody's face changes the tone of the email.
e rb| The football match between the depot and the school did more for the partnership than the away day.
l rb| We sent a questionnaire when we should have sent a person.
b rb| All the contact was between chief executives, and when they fell out there was nothing underneath.
r rb| Each worker has a counterpart on the other side and rings them on Fridays whether or not there is anything to say.
p rb| Depth matters more than number: three people who will pick up the phone are worth a mailing list.
e rb| Having a history of small kindnesses got the two charities through a bitter merger.
q rb| What would change if we put the hours spent with each other on the timesheet?
p rb to| Liking one another is optional; being known to one another is not.
b rb| Working from home kept the tasks going and let the friendships lapse.
l rb| I had been in post for four years before I sat in the home of someone we housed.
e rb| Regular visits turned the inspector from a threat into a person with a difficult job.
r rb| They swap desks for a day each quarter to see what the others put up with.
p rb| Slow beginnings make for quick responses later.
b rb| The two services shared a corridor and had never shared a sandwich.
l rb| Nothing moved until we stopped presenting to each other and started cooking.
e rb| Childhood friendships across the estate got more people to the clinic than the leaflets.
p rb sc| The bond should be between many people at many levels, so that it does not hang on a single pair.
b rb| Contracts are reviewed every quarter and relationships never.
p rb| You get to know people by doing something useful side by side.
r rb| When somebody new arrives, they are walked round and introduced to everyone they will one day need.
e rb| Long acquaintance let them be rude to each other and carry on.
l rb| We had the right organisations round the table and the wrong feeling in the room, because hardly any of them had met.
p rb| Partnership is a contact sport.
b rb| There were plenty of forums and no conversation.
e rb| It was the shared lift home that settled it.
q rb| Where do people meet nowadays without an agenda?
b rb| Being passed from one worker to another, she had to begin her life story again each time.
p rb| Turning up again is the most persuasive thing one can do.
l rb| The agreement was signed in a day and took three years to mean anything, which was the time it took people to get acquainted.
e rb| Weekly lunches meant that problems were mentioned while they were still small.
r rb| The police officer spends Thursday afternoons in the youth club kitchen, washing up.
p rb| Warmth is a form of infrastructure.
b rb| Nobody had been given the time to be known.
e rb vp| Months of sitting on doorsteps came before the first form was filled in.
p rb| If the only time you ring is when something is wrong, people stop answering.
l rb| What lasted was not the project but the habit of dropping in.
p rb| Strong relationships are the foundation of good collaboration.
p rb| Building relationships takes time, and it should be seen as part of everybody's job.
b rb fc| Relationship-building is seldom funded or recognised.
e rb| Good personal relationships between the two directors made it possible to move quickly.
b rb| High staff turnover means relationships constantly have to be rebuilt.
l rb| Participants reflected that they had underestimated how much time it takes to build a relationship.
p rb to| Relationships are built on trust, and trust is built through contact over time.
r rb| Staff from the partner organisations meet every month over lunch to get to know each other.
q rb| How can relationships be built when everyone is working online?
e rb| Knowing people personally made it easier to raise difficult issues.
p rb| Relationships matter more than structures.
b rb| There is little time in the working week for building relationships outside one's own team.
p rb vp| Services work best where there is a lasting relationship between a worker and a family.
l rb| The most important thing they had done was to invest in relationships before asking for anything.
e rb| They had borrowed each other's ladders for years, so when the roof came off nobody needed a protocol.
b rb| The visits had been timed at fifteen minutes, and it takes fifteen minutes to take your coat off.
l rb| I had sent her two hundred emails before I learnt that she lived in the next street.
r rb| The probation officer and the landlord have breakfast together on the first Monday, and bring nobody else.
p rb| You find out whether you can work with somebody by getting lost with them.
e rb| It was at the funeral of the lollipop man that the police and the lads first stood in the same queue.
b rb| We met under strip lights with an agenda, and wondered why we never got to like each other.
l rb| The scheme that worked had a kettle in it and the one that failed had a portal.
r rb| Every governor eats a school dinner each half-term, at a table with children who were not chosen.
p rb sc| What you leave behind you is mostly who will speak to whom.
e rb to| She had driven the chief inspector home in the snow, and some years later he told her something that he need not have.
b rb fc| There is a line in the budget for a consultant to tell us to talk to each other and none for the talking.
l rb| After the merger we had one logo and two car parks, and it was years before anybody parked in the wrong one.
r rb| The two crews train together one night a month, and stay for chips.
p rb| Most of what passes between organisations passes between two people who happen to get on.
e rb vp| She had sat with the old man through three winters, and when the letter came it was she whom he let read it.
b rb| Every time they changed the worker, the boy went back to saying nothing.
q rb| When did you last ring somebody across the river for no reason?
l rb| We tried to do it by newsletter.
e rb| A year of allotment Saturdays had done its work, and nobody at the inquiry could be made to speak ill of anybody.
p rb| Familiarity is slow to grow, and it does not survive being reorganised.
r rb| They keep a list of birthdays on the back of the partnership agreement.
b rb| The trouble with the new centre was that it had no corridor in which to bump into people.
e rb lc| Cooking in each other's kitchens, the two congregations found out how little either of them had known.
l rb| The quarrel over the gate taught us that nobody had ever introduced the two families.
p rb| Time spent together is never wasted, though it can seldom be justified.
b rb| They had worked in the same building for eleven years and knew each other by extension number.
e rb| The old friendship between the two clerks got both councils through the boundary change.
l rb| We learned not to bring the contract out until the third visit.
r rb| Each month the teams take turns to cook for one another.
p rb| A partnership is as strong as the weakest telephone call in it.
q rb| What would it take for these two teams to like each other?
b rb| We communicate constantly and hardly ever meet.
e rb| She had taken the trouble to learn the names of the night staff, and on the worst night that was what saved us.
l rb| He said that he had put together a partnership of nine organisations without sitting down to eat with one of them, and that it had lasted nine months.
r rb| Newly appointed officers spend a day on a tractor with someone who disagrees with them.
p rb| Affection does not appear in any plan and a good deal depends on it.
b rb sc| Every reorganisation cuts the threads between people that nobody had drawn on the chart.
e rb| The weekly swim, which was nobody's idea, has settled more than the liaison committee.
l rb| Going round with a questionnaire got us eleven answers; going round with a dog got us two hundred.
p rb| People lend their strength to those they know.
r rb| The two boards hold their away day together and leave the first half of it empty.
b rb to| They knew each other only through complaints.
`;
