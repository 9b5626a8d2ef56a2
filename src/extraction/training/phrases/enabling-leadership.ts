/** Statements mainly about leaders who make room for others. */
export const enablingLeadership = `
p el| The best thing that somebody in charge can do is often to leave the room.
b el| As long as the director had the answer, no one else looked for one.
e el| She gave us the budget and her telephone number and told us to use the first and not the second.
l el| I had to learn to count to twenty before speaking.
p el| Leaders are there to make other people able.
r el| The head asks three questions and is not allowed to give an opinion until the end.
b el| He called it support and it felt like being watched.
e el| Knowing that our manager would take the complaint gave us the nerve to try.
p el| Letting go is harder than taking hold.
q el| What could I stop doing so that somebody else could start?
l el| Each time that I stepped in to help I took something away from them.
e el| Her backing was quiet, and it was there every time we looked round.
r el| Managers spend one day a week clearing whatever is in the way of their staff.
b el| A boss who rescues people teaches them to need rescuing.
p el| Good chairs make others sound clever.
l el| The project came alive in the month when I was too ill to interfere.
e el| They were told that they could make any mistake once.
p el| Praise the attempt and people will attempt more.
b el| Clever leaders leave behind a team that has never had to think.
r el| She delegates the interesting work and keeps the dull work for herself.
e el| Someone senior stood between the team and the targets for long enough for it to learn something.
q el| How do you hold the space without filling it?
p el| Authority is most useful when it is lent.
l el| I thought they needed my expertise; they needed me to believe that they had their own.
b el| Every decision that he took for us was one that we did not learn to take.
e el| An older colleague gave her the floor and the credit, and she has not looked back.
p el| To serve a team is to ask what it needs and then to go and get it.
r el| Directors take calls on the helpdesk every month, in order to find out what they should remove.
b el| Micromanaging crept back in with every bad headline.
e el| Permission was given in advance and in writing, so nobody had to be brave.
l el| She said that being a good head had meant becoming steadily less necessary.
p el| Grow people and the services will follow.
q el| Are we developing people or using them?
b el| We promote those who shine, and then wonder that they do not know how to let others shine.
e el| He put the youngest in front of the minister and sat at the back.
p el| A light hand on the reins is still a hand.
r el| Anyone with an idea is given half a day a week and somebody to talk to.
l el| Silence was the most useful thing I brought to that meeting.
e el| The bishop's contribution was to say yes quickly and to keep other people from saying no.
b el| Nobody grew, as nobody was ever left alone with a problem.
p el| Encouragement costs nothing and is rationed as though it were dear.
e el| Being asked what she thought, by someone with the power to act on it, was the start of everything.
r el| Coaches sit beside the new leaders for a year and never touch the wheel.
l el| My job changed from answering questions to returning them.
p el| People rise to what is expected of them if they are also given the means.
b el| Command was so comfortable that it took a crisis to loosen it.
e el| The trustees had told her to try it and to come back with what she had learnt, not with a success.
p el dl| Anyone at the top who wants others to lead must be seen to follow.
q el| What do your people need from you that they cannot give themselves?
l el| We offered training when what they wanted was someone to have faith in them.
r el| The chief constable writes each month to those who tried something that failed.
e el| Space was made in the week for thinking, and it was protected as if it were a clinic.
b el| Leaders who need to be needed will see to it that they are.
p el| Hand over the work while you are still there to be asked.
e el| Having a mentor outside the organisation let her be unsure in private and bold in public.
p el| Great leadership is about enabling others.
p el| Leaders should create the conditions in which other people can act.
e el| The director had created space in the system for others to do things.
b el| Leaders find it hard to let go of control.
l el| He had learned that his role was to support and not to direct.
q el| How can leaders make room for others to lead?
r el| Managers act as coaches and remove obstacles for their teams.
p el dl| Good leaders give away power and encourage others to take the initiative.
e el| Staff had flourished because they were given permission to experiment.
b el lc| Leaders are still rewarded for having the answers rather than for developing other people.
p el| A leader's job is to get the best out of other people.
l el| What she remembered most about him was the confidence he had given to everyone round him.
e el sc| By bringing on a good team of people she had made sure that the work could go on without her.
e el| He had a gift for being elsewhere at the right moment.
b el| The more clever she was in meetings the stupider the rest of us became.
l el| For years I had been answering the question before the room had finished hearing it.
r el| The matron walks the wards with an empty notebook, and asks each nurse what she ought to write in it.
p el| It is a fine thing to be needed and a finer thing to have arranged not to be.
e el dl| The skipper handed the boy the wheel, went below, and made a point of running the tap.
b el to| He said that his door was always open, and sat facing it with his arms folded.
l el| I was told to develop my staff and it turned out that they only needed me to stop checking their sums.
r el| She signs off the risk herself so that whoever is trying something new need not lose sleep over it.
p el| A conductor makes no sound.
e el fc| The grant officer rang to ask what was in our way, and removed it before lunch.
b el lc| Here you rise by having been right, and you stay risen by never letting anyone else be.
q el| Whom have I made braver this year?
l el| When the director stopped attending, the meeting ran short of speeches and began to get things done.
r el| The old chair sits in the back row for a year and speaks only if she is asked.
p el vp| To hand somebody the microphone you must first stop holding it.
e el| What the new head did was to mend the photocopier, learn four hundred names, and leave the teaching to the teachers.
b el| They had been supported until they could not stand.
l el sc| She used to say that her best work would be done by whoever sat at her desk next, and she set about finding out who that was.
r el| Whenever somebody brings the manager a problem she asks what they would do if she were on holiday.
p el| Those with power do best with it when they use it to keep the rain off.
e el| It was the inspector who told them to go ahead and try, and he put that in writing.
b el gv| The board said that it wanted initiative, and asked for it to be submitted a fortnight in advance.
l el| It is very hard to watch something being done slowly that you could do fast, and I would say that this is the job.
e el cr| The mayor lent us nothing except her dining room, and never once came downstairs.
p el| The most generous thing a leader can give away is the interesting part.
b el| He could not see a loose end without picking it up, and his staff had learnt to leave them lying about for him.
e el| Because she took the blame in public, they were willing to own up in private.
l el| I had been told that I was a strong leader, and it was a long time before I understood that it was a complaint.
r el| Twice a year the director works a week under somebody whom she manages.
p el| It takes strength to be useful without being central.
q el| How much of what I do each day could be a chance for somebody else?
b el| The support on offer consisted of being asked how it was going.
e el| A head of service who said try it, and meant it, was the only resource that we had.
l el| What I took to be delegation was dumping, because I never gave anyone the power that went with the work.
r el| Supervision begins with the question of what the worker would do if nobody were going to find out.
p el| You grow leaders by giving them something that matters before they are ready.
b el| There was plenty of training for people who wanted to lead and nobody willing to be led by them.
e el| She made them a present of her silence.
l el| He had to learn to enjoy other people's successes as if they had been his, and then to forget that they had anything to do with him.
p el| To clear someone's path you have to walk it first.
r el| The chair meets each new member beforehand, to find out what they would like to say and to make sure that there is a gap for it.
b el dl| Ideas went up to be approved and came down as instructions.
`;
