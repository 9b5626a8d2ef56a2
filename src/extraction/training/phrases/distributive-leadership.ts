/** Statements mainly about leadership exercised by whoever is best placed. */
export const distributiveLeadership = `
p dl| Leadership is something people do, and anybody in the building may be doing it.
p dl| Those who do the work generally know first what is wrong with it.
e dl| The cleaner had the authority to close the ward, and twice she used it.
b dl| Every small choice had to climb four floors and come down again before anything could happen.
l dl| We waited for someone senior to act until we noticed that nobody was stopping us.
p dl| The person at the counter should not have to ask permission to be sensible.
r dl| Whoever spots the fault runs the meeting about it, whatever is written on their badge.
r dl| Teams choose their own lead for each job and stand down when it is done.
e dl| Decisions were made on the doorstep by the people standing on it.
b dl| As long as everything waits for the chief executive, the organisation moves at the speed of her diary.
p dl| Change that depends on one remarkable person is not yet change.
l dl| When the manager was off sick for a month the team ran better, and we had to ask ourselves why.
e dl| Because any volunteer could open the fund, the boiler was mended the same afternoon.
b dl| People with ideas learnt to keep them until somebody of the right grade had the same one.
p dl| Expertise and rank seldom sit in the same chair.
r dl| They take it in turns to lead, a month each, from the bookkeeper to the apprentice.
e dl| Twelve people each felt it was theirs to sort out, so it was sorted out twelve times faster.
q dl| What would it take for people at every level to feel that they could act?
b dl| The hero in charge made everyone else a spectator.
l dl| I used to think that I ran this place; the flood showed me who did.
p dl| Anybody who can see what needs doing is already leading.
e dl| Nobody told the night staff to reorganise the queue; they simply did it and told us in the morning.
r dl| Spending up to two hundred pounds is decided by whoever is dealing with the family.
p dl| Leading is a job that can be passed along the bench.
b dl| Clever people at the bottom wait for slow people at the top.
p dl| The further a decision travels from the problem the worse it gets.
l dl| It took us too long to see that the bus drivers had been leading the project all along.
e dl| With no one officially in charge, everybody kept half an eye on the whole.
b dl| When the leader is brilliant the rest of us forget how to be.
r dl| The youngest member chairs, and the directors speak when she calls them.
e dl| Giving the reception desk the right to say yes did away with half of the complaints.
p dl el| A chief who has to know everything will soon be told nothing.
p dl| Authority ought to sit where the knowledge is.
q dl| Who here is waiting for permission, and from whom?
l dl| The plan came from headquarters and the solution came from the loading bay.
b dl gv| Five signatures were needed for a pair of gloves.
e dl| People stepped forward according to what they could do, and stepped back when somebody else could do it better.
p dl| Titles tell you who is paid more, and not who others follow.
r dl| Care staff draw up their own rotas and settle swaps among themselves.
l dl| We kept looking for one leader and it turned out there had been thirty.
b dl| Calling it a hub-and-spoke model meant that nothing could happen at the end of a spoke.
e dl| The caretaker, whom everyone asked anyway, was put in charge of the keys and the diary.
p dl sc| Where leading is spread widely, no single departure can stop the work.
p dl| Nobody follows a job description.
r dl| A problem stays with the person who found it until she says that she wants help.
b dl| A culture of checking upwards had taught able people to be helpless.
e dl| Tenants on each landing looked after their own budget, and the repairs that mattered got done.
l dl| In the storm the rota was useless and the person with the tractor was in command.
p dl| Real influence often belongs to somebody with no line on the chart.
e dl| Paramedics were allowed to decide at the scene, and fewer people were taken in who did not need it.
q dl| How do you share out leading without losing track of who is doing what?
b dl| Consulting the front line is common; letting it decide is rare.
r dl| There is no head of the project, only a list of who is looking after what this month.
l dl| The best idea of the year was in a sergeant's notebook for eighteen months because nobody had asked a sergeant.
p dl| You do not need a title to begin.
e dl| The fact that any member could call a stop made all of them watchful.
b dl| A single strong leader had got us the building and was now the reason nobody else would open the post.
p dl| Ordinary members leading in small ways add up to more than one person leading in a large one.
e dl| Nurses discharge their own patients now, without a doctor's signature, and the mistakes have gone down.
r dl| Each street picks its own first project, and headquarters finds out afterwards.
p dl| Power that is passed down comes back as energy.
b dl| Good sense was available on every shift and was authorised on none.
p dl| Leadership needs to be exercised at all levels and not only by those at the top.
p dl| Real change happens when leadership is distributed across the organisation.
e dl| Front-line workers were trusted to make decisions, and this led to faster and better responses.
b dl| Hierarchies get in the way of people who know what needs to be done.
p dl sc| Distributed leadership means that progress does not rely on any one individual.
q dl| What does shared leadership look like in practice, and what does it ask of followers?
l dl| The council realised that it had been holding on to decisions which communities were better placed to take.
r dl| Decision-making has been devolved to neighbourhood teams, which set their own priorities.
b dl| Too much still depends on a few senior leaders, it was said.
p dl| Everyone has the potential to lead, whatever their position.
e dl| Middle managers stepping up without being asked had made the difference.
p dl vp| People in communities are leaders too, and should be recognised as such.
b dl lc| A command-and-control culture remains the default in many public bodies.
p dl| Leadership should come from whoever has the relevant knowledge, not from whoever has the title.
r dl| The network has no chief executive; responsibility for leading moves between the members.
e dl el| Handing decisions to staff had unlocked a good deal of energy.
e dl| The lad on the till had worked out why the queue was so long, and since no one had told him not to he changed it.
b dl| By the time that the form had come back from head office the roof was on the floor.
l dl| I had been sitting in the office drawing up plans for something the drivers had already been doing for a year.
r dl| Anyone who is on shift may halt the line, and nobody asks for their reasons until it has stopped.
p dl| The one who sees it first should not have to be the one who matters most.
e dl| When the phones went down it was the girl from the post room who ran the evacuation, and the directors carried chairs.
b dl lc| People here look to the corner office before they laugh.
l dl| We promoted our best organiser to manager, and for six months nothing got organised.
r dl| The three households nearest the pump look after it, and they alone decide when it runs.
p dl| A good team has several people who could be in charge today.
e dl vp| Mothers at the school gate had been running the breakfast club for weeks before the school found out that it existed.
b dl| Every idea had to borrow somebody's seniority before it could be heard.
l dl| When two of the managers were snowed in, the residents and the night staff ran the home between them, and it was the best week of the winter.
p dl| No job is so humble that it has no view of the whole.
r dl| Whoever brings the proposal runs the project, even if she started on Monday.
q dl| Who round here could act tomorrow without asking anyone?
e dl el| The sergeant had been told that the square was hers to sort out, and so she did, in her own way.
b dl gv| The scheme of delegation trusted ward managers with nothing larger than a box of biscuits.
l dl| It was not that people lacked initiative; they had handed it in at the door with their coats.
p dl| Rank is useful in a fire drill and a nuisance in a fire.
e dl sc| Since six people knew how to open up, lead the session and balance the till, it hardly mattered who was ill.
r dl| Jobs are chalked on a board, and people put their names against what they think they can carry.
b dl| The consultant was waiting for the manager and the manager for the consultant, and the porter who knew was not in the room.
e dl| Give a bus driver the authority to wait two minutes and half of the complaints go away.
l dl| The inquiry praised the commander, and the commander said that he had only followed the woman with the torch.
p dl| The people closest to a problem usually have the answer to it.
b dl| Staff on the front desk were blamed for decisions that they had had no part in.
e dl| Because the crew could reroute the lorry themselves, the village had its food by dark.
l dl| It took a strike for the managers to find out who really ran the warehouse.
r dl| The agenda is set by whoever did the early shift.
p dl| Several small leaders are safer than a large one.
q dl| What stops people at the bottom from using their own judgement?
b dl| The head wanted to be told everything, and so everything waited outside her door.
e dl| When a teaching assistant was asked to lead the review, she found in a week what the consultants had missed in a term.
l dl| We had set up a leadership team and, by doing so, had told three hundred people that leading was not their job.
r dl| Each house chooses its own captain, and the captain may be eleven.
p dl| A decision should be taken by those who will have to live with it at four in the morning.
b dl| Nobody without a lanyard of the right colour could open the cupboard.
e dl| The choir lost its conductor and found that it had eight.
l dl| She had spent her career climbing to where the decisions were made, and then saw that they were being made on the ward.
p dl el| If you want people to take responsibility you have to leave some lying about.
r dl| Any of the drivers may cancel the run if the road looks wrong to them.
b dl sl| All the authority lay with the departments and all the understanding with the street.
`;
