/** Statements mainly about those served being heard and taking part. */
export const voiceOfPeopleServed = `
p vp| Ask the people it is for before you draw anything.
b vp| The service had been redesigned four times and no patient had ever been in the room.
l vp| We thought they wanted a bigger centre; they wanted the bus to run after six.
e vp| Once tenants wrote the questions, the answers began to be worth reading.
p vp| Those who live with a decision should have a hand in making it.
r vp| Two parents sit on every interview panel, and they ask the last question.
b vp| Consultation came after the decision and was surprised by the anger.
e vp| The young people redrew the form in an afternoon and twice as many came back filled in.
p vp| Nobody knows more about being homeless than someone who has slept in a doorway.
q vp| Whose voice is missing from this conversation?
l vp| For years we spoke on their behalf and had never noticed that they could speak.
b vp| Being asked for your story over and over, and never for your opinion, wears people out.
r vp| They hold the meeting in the hostel lounge, at the hour when the residents are in.
e vp| Paying people for their time brought in those who had never been able to afford to be consulted.
p vp| If the same three people always speak for the community, the community has not spoken.
b vp| A single service user on a committee of twenty professionals is a decoration.
l vp| The first honest feedback came from a boy of nine, who asked why there was nothing to do.
e vp| Because the deaf members chose the interpreter, they believed what was being said.
p vp| Needs are what professionals see; people have wishes as well.
r vp| Every plan is read aloud to the family, and they hold the pen.
b vp| We measured satisfaction among those who had stayed and never asked those who had left.
l vp| It had not occurred to us that the leaflet was the problem, since none of us had ever had to read it.
e vp| Letting prisoners design the induction cut the number of fights in the first week.
q vp| What would people say if they thought that it would change anything?
p vp| People support what they have helped to make.
b vp| Carers were thanked, surveyed and ignored.
r vp| An empty chair with a child's coat on it stands at the end of the table.
e vp| What turned it round was a mother standing up in the council chamber and describing one ordinary day.
p vp| Being listened to is not the same as being agreed with, and people know the difference.
l vp| We had built a garden that nobody sat in, because we never asked who would sit there.
b vp| Meetings at ten on a weekday are attended by those who are paid to attend.
p vp el| Taking part is a skill, and people need time and support to gain it.
r vp| Residents decide the first third of the budget before officers may see it.
e vp| The old men of the village knew where the water came in, and somebody finally took them along.
l vp| They told us in the first week what the evaluation told us in the third year.
b vp| Feedback forms asked about the parking and not about the treatment.
p vp| Anything done to people will have to be done again.
q vp| How do we hear from people who have good reason not to talk to us?
e vp| When patients could read their own notes, the notes became kinder and more accurate.
r vp| Each new policy is tried out on a panel of people who have been at the receiving end of the old one.
b vp| The quiet ones had been recorded as content.
l vp| She had been described in eleven reports, and nobody had asked her what she wanted for breakfast.
p vp| A complaint is a gift from somebody who has not yet given up on you.
e vp| Refugees taught the registrars how to say their names, and attendance doubled.
b vp| Experts by experience are invited for the photograph and not for the vote.
p vp sp| A service should take its purpose from the lives of those who use it.
r vp| Members with learning disabilities chair the board, with papers in pictures.
l vp| We asked what was the matter with people when we should have asked what mattered to them.
e vp| The night shelter's guests wrote the house rules, and there has hardly been a breach.
b vp| Professionals interpreted silence as consent.
p vp| Nothing should be decided about a street by people who have never stood in it.
q vp| Who decides what counts as a good life for someone else?
e vp| Telling people what had happened to their idea, even when the answer was no, brought them back.
b vp| They were asked to choose between three options, none of which they would have thought of.
l vp| It was the users who noticed that the two services cancelled each other out.
p vp| Dignity begins with being asked.
p vp| The people being served should be at the centre of decision-making.
p vp| Communities need to be engaged from the beginning and their voices heard.
b vp| Too often consultation is tokenistic and comes too late.
e vp| Involving young people in the design of the service had changed it for the better.
l vp| They had assumed that they knew what residents wanted, and they were wrong.
q vp| How do we make sure that the voices of those who are seldom heard are in the room?
r vp| People with lived experience now take part in recruiting staff and shaping policy.
p vp| Participation should be built into the way in which services are run.
b vp gv| Decisions are made by people with no experience of using the service.
e vp| Listening to carers had brought out problems which no data had shown.
p vp dl| Communities should be able to set the agenda and not just respond to it.
l vp| Co-production had taken longer, but the result had been better used.
b vp lc| Professional language shuts out the people whom services are for.
p vp sp| The child's voice should guide what all of the agencies do.
b vp| The playground had been designed by nine adults and an actuary.
e vp| It was the man with no teeth who told the dentists why nobody came.
l vp| In four years nobody had sat in the waiting room for a morning to see what it was like.
r vp| Patients write the first paragraph of their own letter, and the consultant has to begin from there.
p vp| A person is the only expert on her own Tuesday.
b vp lc| They called us hard to reach, though we had been standing at the same bus stop for thirty years.
e vp dl| Once the lads had been allowed to write the rules of the gym they kept them better than we ever had.
l vp| She told us that she had been assessed eleven times and never once asked.
r vp| No decision about the wing is taken until two of the men have seen it in draft.
p vp| Asking too late is a way of not asking.
b vp| The exhibition about the village was opened by people who had never lived in it, and the village stayed at home.
e vp fc| Handing the shopping budget to the people who would eat the food cut the waste by half.
q vp| Would the people we do this for recognise it from our description?
l vp to| They had told the last three surveys as well, and saw no reason why the fourth should be any different.
r vp| The inspector's first call is on the residents, and the manager hears what they said at the same time as everybody else.
e vp| The signs made sense after the people who kept getting lost were asked to put them up.
b vp gv| There were two seats for carers on the board, both at ten in the morning, when carers are busy.
p vp| Those who have to live in it should hold the pencil.
l vp sp| We set out to improve attendance and the pupils told us that it was the toilets.
e vp rb| It took two winters of soup before anyone at the hostel would say what they thought of us.
b vp| Her file had everything in it except what she wanted.
r vp| They run the meeting in sign language and provide an interpreter for those who only speak.
p vp el| Do not speak for people who could be lent a microphone.
b vp| The loudest three residents had become the voice of the estate, and the rest closed their curtains.
l vp| The form asked what was wrong with the child, and so that is what we learnt.
p vp| Nobody should have to hear about their own life from a report.
b vp| The families had been invited to comment on a document which they had not been allowed to see.
e vp| When the bus passengers were asked to draw the map, three routes nobody had thought of appeared.
l vp| The thing that we were proudest of was the thing that the people in it liked least.
r vp| Before the board discusses a service, one of its members has to have used it.
p vp| To be counted is not to be heard.
q vp| What would they ask for if we stopped offering?
b vp| It had all been arranged for their benefit, and nobody had thought to mention it to them.
e vp| Two former patients train the new receptionists, who say it is the only training they remember.
l vp| We had gone to them with a solution, and it was a year before they told us what the problem was.
r vp| The hospital kitchen is run past a table of twelve people in dressing gowns every Tuesday.
p vp| People know what they need a good deal better than they can fill in a form about it.
b vp| Those who depend most on the service had least time to come and talk about it.
e vp gv| Once half of the panel had been homeless, the questions to landlords changed.
l vp lc| They read our leaflet aloud and laughed, and that was the most useful meeting of the year.
p vp| If you want to know whether it works, ask the last person in the queue.
r vp| Children sit in on the appointment of every new teacher, and theirs is the first interview.
b vp| The consultation had closed before the people it concerned had heard of it.
`;
