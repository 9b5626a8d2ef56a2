/** Statements mainly about those who convene, broker and join others up. */
export const connectorRole = `
p cr| Somebody has to hold the address book for the whole place.
e cr| It worked because one person was free to move between the organisations and belonged to none of them.
b cr| Everyone praised the person who brought them together and nobody would pay for her.
p cr| The best brokers are forgotten by the time the deal is done.
l cr| We cut the coordinator to save money and found out what she had been doing when it stopped.
r cr| Her job is to introduce people who ought to know one another and then to leave them to it.
b cr| Work that consists of conversations leaves nothing to put in an annual report.
e cr| Having someone neutral to call the meeting meant that nobody had to come as a guest of a rival.
p cr| You need a person who speaks both languages, that of the hospital and that of the street.
q cr| Who pays for the person in the middle?
b cr| The link worker is on a one-year contract, and everyone else depends on her.
l cr| We thought the platform would connect people; it was the woman who ran it who had been doing so.
r cr| She spends every Tuesday in the market, picking up who needs what and who has it to spare.
e cr| A retired headteacher knew which door to knock on, and so nobody had to go through the front.
p cr| Bringing people together is a craft and it takes years to learn.
b cr| Being everyone's go-between is lonely, as neither side counts you as one of its own.
p cr| A bridge is walked on from both ends.
e cr| The convenor had no budget and no team, which is why people came when she asked.
r cr| They employ two community connectors whose only target is the number of people who no longer need them.
l cr| It was not the meeting that mattered but the forty calls she made before it.
b cr| There are plenty of specialists and no one whose task is to notice that they are all visiting the same house.
p cr| Those who join things up seldom appear on the chart, because they work in the white space.
q cr| How do you recognise work whose whole point is to be invisible?
e cr| The librarian had become the place's switchboard without anybody deciding that she should.
b cr fc| Brokering is treated as an overhead and is the first thing to be cut.
p cr| A convenor's power lies in the invitation.
l cr| I had thought of myself as a fundraiser; it turned out that what people valued was that I put them in touch.
r cr| The network's host asks each newcomer what they need and what they can offer, and by the evening has made two introductions.
e cr| Somebody translated between the engineers and the allotment holders, and after that they found they agreed.
p cr to| People tell an intermediary what they would never tell each other.
b cr| When the connector left, the connections turned out to have been hers.
p cr| The skill is to be at home in several rooms and to own none of them.
e cr| The parish clerk carried messages between the two villages until they were willing to sit down together.
l cr| We gave the role to an organisation with an axe to grind, and everyone heard the grinding.
r cr| A small team acts as honest broker and may not bid for any of the work that results.
b cr| Everyone wants to be the hub.
p cr| Networks need tending by somebody who is thanked for it.
q cr| What sort of person can be trusted by both the landlord and the tenant?
e cr| Her gift was for noticing who was missing and going to fetch them.
b cr| The post was written as administration, and so it attracted people who were good at filing.
p cr| Joining up services is done by particular people on particular afternoons.
l cr| All three successful schemes had a busybody in them, and the two that failed did not.
r cr| Village agents hold a coffee morning and a telephone, and between the two they know who is short of what.
e cr| Because the facilitator had no stake in the outcome, the hard things were said to her first.
b cr| Go-betweens burn out, for they carry everybody's frustration and have no one to hand it to.
p cr| An introduction from someone you trust is worth ten directories.
e cr sl| The convening charity gave up running services so that nobody could accuse it of favouring its own.
p cr| It takes an outsider's eye and an insider's welcome.
b cr| Signposting sends people away; somebody has to walk with them to the next door.
l cr| The spreadsheet of contacts was useless to her successor, since what mattered was that they would answer her call.
r cr| At each gathering the weaver, as they call him, sits at a different table and repeats what he heard at the last.
e cr| A trusted barber passed word between the young men and the health team.
q cr| Can the connecting be shared, or must it always be one tireless person?
p cr rb| Ties between organisations are really ties between a handful of people, and someone has to knit them.
b cr| No commissioner could say what outcome a telephone call at the right moment belongs to.
e cr| The street had three people who knew everyone, and all three were asked first.
p cr| The connector role needs to be recognised, valued and paid for.
p cr| Convening is a skill, and it requires time and independence.
e cr| Having a trusted local organisation acting as broker brought people together who would not otherwise have met.
b cr fc| Funders tend not to pay for coordination or for bringing people together.
b cr| Those who play the connecting role often go unrecognised.
q cr| Who is best placed to act as a connector in a place?
r cr| The community foundation sees convening as part of its role and brings together funders and local groups.
l cr| They had learned that someone has to be responsible for making the connections, or else they are not made.
p cr| Bridging people are needed between sectors, as each has its own way of talking.
e cr| A link worker who was known to both sides helped to resolve misunderstandings.
p cr rb| A network needs people who will weave relationships across organisational boundaries.
b cr| When the facilitator's contract ended, the connections fell away.
r cr| Voluntary organisations act as a bridge between statutory services and communities that do not trust them.
p cr| A good convenor is neutral, generous and patient.
e cr| He runs a bicycle shop, and there is no one in three parishes who doesn't tell him what they need.
b cr| She was described in the accounts as sundries.
l cr| We only found out what the lunch club's cook had been doing when she stopped and the social workers began to miss people.
r cr| The clerk goes to every group's annual meeting, votes at none of them, and comes away with a list of who should meet whom.
p cr| Somebody has to be willing to be late for their own work.
e cr| The postwoman had carried more between those two villages than letters.
b cr sc| All of the threads ran through one pair of hands, and they were getting old.
l cr| The directory had nine hundred entries, and what people wanted was someone who would say, ask for Denise.
r cr| Two days a week are set aside for her to drink tea with people who have never met.
p cr| To bring two sides together you need to be thought slightly odd by both.
e cr sl| As she worked for none of the seven agencies she could see that they were all knocking at the same door.
b cr fc| We asked three funders to pay for the person who holds it together, and each said that the others should.
l cr| The app was supposed to match people who had with people who needed, and it was Jean who matched them.
r cr| When someone new comes to the estate, one of the four street friends takes them to meet the other three.
p cr to| Whoever carries messages must be known never to improve them.
e cr| A dental nurse who sang in two choirs turned out to be how the hospital and the mosque had come to know of each other.
b cr| Once he had been given a title and an office people stopped dropping in on him.
q cr| Who knows everybody here, and what would happen if she moved away?
l cr rb| I used to introduce organisations; now I introduce people and let the organisations find out.
e cr| She could talk to a vet about drains and to a drains man about cows, and for that she was worth her salary twice.
p cr| It takes a patient sort of person to stand in the gap.
r cr| He keeps two chairs outside the pharmacy, and most of the useful meetings in the town take place on them.
b cr| They made the job full-time and filled her week with reports, and the joining-up stopped.
e cr dl| Nobody had asked the dinner lady to put the families in touch with one another; she could see both ends of the queue.
l cr| What I took for chatting was the whole of his work.
p cr| There has to be someone who is thinking about the meeting between the meetings.
b cr| The work of joining people up was being done in the evenings by a woman with another job.
e cr| Somebody who had been both a farmer and a planner was able to tell each what the other meant.
l cr| When we looked at who had met whom through whom, nearly all of the lines went through the same retired policeman.
r cr| The alliance pays one person to do nothing but visit its members and tell them about each other.
p cr| The one who introduces should then get out of the way.
q cr| How would we know if the connecting was being done well?
b cr| Six projects had a coordinator each, and nobody coordinated them.
e cr| It took a caretaker with keys to both buildings to start the two groups talking.
l cr| We advertised for an events officer, and what we needed was a matchmaker.
r cr| Once a week she reads the local paper with a red pen and rings everyone who ought to know one another.
p cr| Being in between is a place to stand.
b cr| The broker was blamed by each side for what the other had said.
e cr sc| By bringing two others with her to every introduction she made sure that the contacts did not belong to her alone.
l cr| It was thought that once people had been connected they would stay connected, and they did not.
p cr fc| You cannot buy introductions by the unit.
r cr| Three hosts share the job, one for the valley, one for the town and one for the people who have just arrived.
b cr| Nobody's job description mentions noticing that two people should meet.
`;
