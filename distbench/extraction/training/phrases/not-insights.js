/** Sentences of notes that are worth nobody's quoting, whatever words they contain. One a line. */
export const notInsights = `
Next time we will be looking at what good systems leadership looks like in practice.
The focus of the session was trust between funders and those they fund.
She explained that the purpose of the meeting was to share experience of working in partnership.
He began by summarising the key messages of the previous discussion.
The following points were made in the discussion:
Points made in the subsequent conversation included:
Among the themes that came up were these:
The group identified three questions for its next meeting.
A blog that she has written about the project can be read here.
The chair welcomed everyone and invited people to introduce themselves.
There was a round of introductions.
The speakers were thanked for two excellent and thoughtful presentations.
It was a moving account, and several people said so.
She described how the programme had come about.
He then told the group about his work in the east of the county.
The story of the centre begins in 1987.
The thought leader for this group is the director of a housing charity.
The next meeting will be about governance and accountability.
Notes of earlier meetings can be found on the website.
The network was set up in 2017 to bring together people who are interested in leadership.
Members agreed to return to the subject of succession in the spring.
The discussion then turned to commissioning.
Several members had examples to offer.
She was asked to say more about how the fund works.
There was not enough time to hear from everybody.
An earlier draft of the charter had been circulated.
The report on culture and behaviour is to be published in June.
The partnership has twelve members, including the council and two colleges.
The trust owns four hundred homes and employs sixty people.
The board meets every second month in the old library.
The foundation makes grants of up to ten thousand pounds.
She is chief executive of a charity which supports carers across the region.
He has been a governor of the hospital since 2012.
Before that she worked for eleven years in local government.
He trained as an engineer and came to the county in 1998.
She grew up on the estate and went to the school she now leads.
He retired last year and has taken up the cello.
Her background is in nursing and public health.
They are both trustees of the same museum.
He joined the fire service at eighteen, like his father before him.
She chairs the safeguarding partnership and sits on two other boards.
He described himself as an accidental manager.
She has three children and a whippet.
The service covers five wards and a population of about seventy thousand.
It began as a lunch club and now runs on three sites.
The scheme was launched by the mayor in the autumn of 2019.
The contract was awarded in April and started in June.
The bid went in at the end of the month and was successful.
The pilot ran for eighteen months in two schools.
A second worker was appointed the following year.
The project has since been extended to the neighbouring borough.
In 2020 the centre closed for five months.
The building was sold and the money went into reserves.
Around two hundred people have taken part so far.
The team consists of a manager, two nurses and an administrator.
The evaluation was carried out by the university and cost thirty thousand pounds.
The panel met four times and made nine recommendations.
They moved into the new offices in January.
The council approved the plan by twenty-six votes to nineteen.
It won an award in 2022.
The funding comes from the county and from two national foundations.
There are now fourteen such groups in the region.
The programme is known locally as the Friday table.
It takes its name from a field behind the station.
Members need to return their forms by Friday.
You must book a place by the end of the week.
It is important that everyone signs in at reception.
People should let the secretary know if they need parking.
Please bring your own mug.
Everyone must wear a name badge for security reasons.
It is essential to arrive before ten because the barrier closes.
The governance committee room had been double-booked.
The leadership programme starts in September and applications are open.
The trust's car park is closed until further notice.
The bridge will be shut for repairs in March.
A bridging loan was agreed with the bank.
The connector for the projector could not be found.
The voice of the speaker was drowned out by the lawn mower.
The board had warped in the damp and had to be replaced.
A tray of bread cultures had been left in the kitchen.
The purpose-built hall opened in 1974 and has a sprung floor.
The shared drive will be moved to a new server in July.
The relationship manager from the bank sent her apologies.
The systems team would be upgrading the software over the weekend.
Funding for the leisure centre roof came through in the spring.
The transparency of the new screens was admired.
Two members of the succession committee were on holiday.
Trust Street is a short walk from the station.
The system crashed twice during the call.
The common room was being painted.
The language school next door was holding an examination.
The chair had a broken leg and was put out in the corridor.
The minutes of the last meeting were agreed.
There were no matters arising.
Apologies were received from four members.
The treasurer reported a balance of eight hundred and twelve pounds.
The next meeting will take place on the third Thursday in May.
The link will be sent out the day before.
The slides are attached to this note.
The recording will be available for a month.
The date of the annual gathering has still to be fixed.
Lunch will be provided, and people should say if they have any allergies.
The meeting closed at half past four.
Sandra will circulate the list of contacts.
Ahmed agreed to draft a letter to the minister.
Two people offered to test the form before the next meeting.
A small working group will look at the budget and report back.
It was agreed to hold the June meeting in person.
It was decided to invite somebody from the police.
The group would like to hear from a funder next time.
Copies of the handbook are available from the office.
The survey closes on Monday.
Anyone who wants to join the steering group should speak to the chair.
Registration opens at nine.
The venue has a ramp and a hearing loop.
Expenses should be claimed within a month.
The heating had failed and people kept their coats on.
It rained throughout.
The soup was much praised.
There was cake, because it was the secretary's birthday.
A train had been cancelled, so three members joined by telephone.
The caretaker opened the windows.
Someone's dog slept under the table.
The tea urn took an hour to boil.
It had been snowing since the morning.
The biscuits ran out at eleven.
The view from the top floor was remarkable.
The hall had been decorated for a wedding.
The sun came out in the afternoon and the last session was held in the garden.
There was a fire drill halfway through.
The group stood for a minute in memory of a colleague.
She has been a wonderful friend to the network.
Everyone agreed that he was an inspiration.
The members congratulated her on her new post.
The volunteers were warmly applauded.
He is the most generous person that I have ever worked with.
It was a pleasure to be in such a lovely building.
The chair paid tribute to the outgoing treasurer, who had served for nineteen years.
The whole team has worked extraordinarily hard.
The exhibition is well worth a visit.
A warm thank you to the kitchen.
She spoke with great passion about the river.
His talk was illustrated with photographs.
The presentation was followed by questions.
She was interviewed by two of the young people.
We heard first from a head teacher in the north of the city.
Our second speaker runs a farm shop.
The speaker showed a short film.
There were questions about the cost and about the timetable.
One person asked how many members there were.
Another asked whether the slides could be shared.
Someone wanted to know where the money had come from.
Who will book the room for March?
Could someone send round the link?
Would a morning suit people better?
What time does the last bus go?
Is there a template that we could use?
Does anyone have a spare projector?
Where should the forms be sent?
Can we have the papers a little earlier next time?
Others disagreed.
Opinions on this were divided.
This was discussed at some length.
There was some laughter.
Nobody had anything to add.
That was in 2016.
The answer was no.
She did not elaborate.
It took place in a tent.
He had been there for a month when the letter came.
They went back in the autumn.
By then there were nine of them.
The first meeting was held in her kitchen.
Two weeks later the shop reopened.
The following spring the council sent a surveyor.
The man from the water company arrived at last.
She left the room and came back with a box of files.
They had been given a year.
The flood came on a Tuesday.
He rang the office, and nobody was there.
The new chief executive starts after Easter.
Her deputy is acting up until the post is filled.
The director of finance has moved to Leeds.
Four of the trustees are standing down this year, and there will be an election.
The post is being advertised.
The grant ends in March.
The two organisations merged in 2015.
The strategy will be consulted on over the summer.
There is a new policy on volunteering.
The alliance includes faith groups, schools and businesses.
The centre is open five days a week.
About a third of its income comes from room hire.
It has a garden, a kitchen and two meeting rooms.
The district is one of the most rural in the country.
The population has fallen by a tenth since the pit closed.
The county council and the six districts are being replaced by one authority.
The college has campuses in three towns.
The regulator inspected the home last November and rated it good.
The parish has nine churches and two priests.
Its members are mostly retired.
They publish a newsletter four times a year.
The charity works in twenty-two prisons.
There is a helpline, which is staffed from eight until ten.
The service supports people who are leaving hospital.
The co-operative was founded by eleven weavers in 1894.
The programme trains community organisers.
The fund is managed by the community foundation.
The scheme pairs older residents with students who need a room.
The initiative brings together the police, the youth service and three schools.
Under the agreement each partner contributes two days a month.
The project employs four link workers.
The campaign has been supported by the local paper.
She leads a team of nine which works with families.
He is responsible for partnerships and engagement at the authority.
She works with leaders across the public sector.
His organisation supports collaboration between small charities.
Her research is on trust in public institutions.
The session was facilitated by two members of the network.
The group has met six times since the spring.
The network is for anybody who is interested in how change happens.
A full account of the project is given in the annex.
This note records the main points and does not attribute them.
The names of the families have been changed.
The summary below was agreed by those who took part.
Members were reminded that the discussion was confidential.
The note of the last meeting was taken as read.
We began with news.
It was good to see so many new faces.
There were eighteen people on the call, from Cornwall to Shetland.
Five members were attending for the first time.
Those present were asked for one word to describe their week.
The hall is let to a judo club on Mondays.
Keys must be returned to the office before six.
Vehicles should not be left in front of the gates.
Volunteers need to have a current certificate.
The key question is who will make the sandwiches.
It would be important to check the tide tables.
Everyone should read the paper before the next session.
We need somebody to take the minutes.
The accounts must be filed by the end of September.
Members may bring a guest.
Children are welcome at the picnic.
The choir will sing at the opening.
The league table was read out.
The quiz raised sixty pounds for the hospice.
A card was passed round for signature.
The lift is being repaired.
The new website will go live in the summer.
There is a waiting list for allotments.
The leaflet has been translated into six languages.
Badges and lanyards are available at the desk.
The uniform is green this year.
The team won the cup in 2011.
The culture secretary visited in May.
The leader of the council opened the new bridge.
The head of governance sent a paper.
A purpose of the visit was to see the new boiler.
The partnership manager has gone on maternity leave.
Her successor will be announced next week.
The trustees' report is on page four.
The relationship between rainfall and the yield was shown on a chart.
The voices from the next room grew louder.
The network cable had been unplugged.
The chief constable had a cold.
The commission will report to Parliament.
The budget for refreshments is two hundred pounds.
The vision test takes ten minutes.
She has been asked to write something for the newsletter.
He hopes to have a draft ready by the summer.
They are thinking of applying for a second round.
The evaluation report is due in the autumn.
The group may visit the site next year.
A date will be found.
The matter was left there.
The chair summed up and thanked the members for coming.
`;
//# sourceMappingURL=not-insights.js.map