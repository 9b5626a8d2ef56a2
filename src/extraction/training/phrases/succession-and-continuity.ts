/** Statements mainly about what happens when people move on. */
export const successionAndContinuity = `
p sc| The test of a project is the year after its founder leaves.
b sc| Everything that mattered was in her head, and she retired in May.
l sc| We celebrated his leaving and only in the autumn found out what had left with him.
e sc| Two people had always done every job, so when one fell ill the other simply carried on.
p sc| Begin looking for your replacement on the day that you are appointed.
b sc| There have been four directors in six years, and each of them began by undoing the last one's work.
r sc| Whoever leaves spends a month working beside whoever comes next.
l sc| The manual told the new man what to do and not whom to ring.
e sc| The work survived because it had become the way things were done round here.
q sc| What happens to all this when you go?
p sc| Good things die of success when nobody has been brought on to run them.
b sc| Short contracts mean that just as someone becomes useful they are gone.
r sc| Each officer has a deputy who takes the chair one meeting in three.
l sc| Nobody noticed that the average age of the committee had gone up by one each year.
e sc| Handing the keys to three families rather than to one kept the hall open through two funerals.
p sc| Turnover is normal; forgetting need not be.
b sc| The new manager had been told about the targets and not about the promises.
e sc| A proper handover, with introductions in person, meant that nobody had to start from nothing.
p sc| If one person's illness can stop it, it was never a service.
r sc| They keep a book of why things were decided, and new members read it before they vote.
l sc| We relied on her for fifteen years and called it partnership.
b sc| Reorganisation scattered the people who remembered how it worked.
q sc| How do you leave without taking it all with you?
e sc| Former members come back each spring to tell the new ones what they wish they had known.
p sc| Permanence comes from many hands and not from strong ones.
b sc| When the funding stopped, so did the memory.
l sc| The founder stayed on to help, and nobody could take the decisions that he was still in the room for.
r sc| Apprentices are paired with people in their last two years of service.
e sc| Since the agreement was with the whole team, the departure of its leader hardly showed.
p sc lc| What has become habit does not need a champion.
b sc| The relationship was with Margaret, and there is no Margaret any more.
l sc| It turned out that the spare key, the alarm code and the goodwill had all belonged to the same man.
e sc| Because the young ones had been running the small things for years, the large things did not frighten them.
p sc| An organisation that cannot imagine your absence has not understood your presence.
r sc| At every annual meeting the two longest-serving members stand down.
b sc| People were promoted out of the work just as they had learnt it.
q sc| Which of our jobs could nobody else do tomorrow?
l sc| We wrote the succession plan after the heart attack.
e sc| She had spent her last year making herself unnecessary.
p sc| A pilot that depends on its pilot will land when she does.
b sc| Nothing was written down, since everyone who needed to know already did.
r sc| Every partner names the person who would step in, and that person attends twice a year.
e sc| The change of administration made no difference, for both parties had been taken along from the beginning.
l sc| Each new worker had to win over the same families from scratch, until the families lost patience.
p sc| What one generation builds the next has to be allowed to alter.
b sc| The volunteers are growing old together.
e sc| It outlasted three ministers because it had never belonged to one.
q sc| Do we want this to last, or to be remembered?
p sc dl| Spread the knowledge and you need not fear the resignation letter.
r sc| Exit conversations are held with the people who relied on the leaver, and not only with the leaver.
b sc| With every restructuring the telephone numbers changed and the trail went cold.
l sc| The second generation kept the forms and lost the fire.
e sc| A quiet deputy who had shadowed her for two years took over and nobody missed a week.
p sc| Endings deserve as much planning as launches.
b sc| Agency staff kept the doors open and carried nothing over from one week to the next.
l sc| Nobody had thought about what would happen after the third year, because the third year had seemed so far away.
p sc| Succession planning is too often neglected.
p sc| Collaboration should not depend on particular individuals.
b sc| When key people move on, momentum is frequently lost.
e sc lc| Because the approach had become part of the culture, it continued after the director left.
l sc| They learned the hard way that everything had depended on one person.
q sc| How can the work be sustained when its leaders leave?
r sc| New staff are recruited for their commitment to the approach, which has helped to keep continuity.
b sc| Frequent restructuring and changes of chief executive had undone years of work.
p sc rb| Relationships at many levels help a partnership to survive the loss of its leader.
e sc| Political stability had allowed the programme to continue over several years.
b sc fc| Short-term funding makes it difficult to keep experienced staff.
p sc| Embedding change takes longer than any one person's time in post.
l sc| It became clear that knowledge had not been passed on when the manager retired.
r sc| Every role is shared by two people so that there is always somebody who can carry on.
b sc| The man who knew where the stopcock was took early retirement.
e sc| It has had five secretaries and two floods, and there has been a lunch every Wednesday since 1978.
l sc| For a month after she left people went on ringing her at home, and then they stopped ringing anybody.
r sc| Nobody may be treasurer until they have sat beside one for a year.
p sc| Anything that cannot be taught to the next person will be lost with this one.
b sc fc| Posts are funded for two years, and it takes eighteen months to be any good.
e sc lc| By then it was simply what one did on a Thursday, and no one could remember who had begun it.
l sc| The new head painted over the mural, not out of spite, but because there was nobody left to tell her what it was.
r sc| On the last day they take the newcomer to each of the twelve houses and stand on the step until somebody laughs.
p sc| Grow your own successor and then put up with her changes.
b sc rb| With the third change of midwife she stopped unpacking her story.
e sc gv| It was in the lease as well as in the hearts of those who signed it, and so it survived all of them.
q sc| If the four of us were on the same bus and it went off the road, who would open on Monday?
l sc dl| We put everything into one gifted person, and gifted people get offered jobs.
r sc| They film the old hands doing the awkward jobs and let the young ones ask stupid questions.
b sc| Each reorganisation was an act of forgetting.
e sc| Three of the original children are now its leaders, and the songs have not changed.
p sc| What lasts is what somebody else has made their own.
b sc| A whole county's knowledge of its own floods went out of the door in a cardboard box.
l sc el| I stayed two years too long, since I could not imagine anyone else in the chair, and by then neither could they.
r sc| Keys, passwords and grudges are handed over in writing.
e sc| The deputy had been doing the difficult half for years, so nothing wobbled.
b sc sp| New brooms kept arriving, and none of them asked what the floor was for.
q sc| How do you hand on a knack?
l sc| The binder she left was perfect, and nobody opened it.
p sc| A thing has taken root when it can lose the one who planted it.
b sc| We had trained him for three years, and the county next door gave him a car.
e sc| When the chairman died in harness there were four who could have taken it on, and they tossed for it.
l sc| Nobody had asked what would happen on the day after the grant, so the day after it nothing happened.
r sc| Each volunteer is asked in their second year to find the person who will replace them in their fourth.
p sc| Experience that is not passed on retires.
q sc| Who will remember why we decided this?
b sc| After the takeover there was no one left in the building who had been there for the promises.
e sc| The diary that the warden kept each night made it possible for a stranger to take over in a week.
l sc| It turned out that the partnership had been between two women who shared a lift to work.
r sc| At every meeting somebody under twenty-five takes the minutes and somebody over sixty explains them.
p sc| Continuity is kept by people and not by plans.
b sc| Six lead officers in four years meant that the residents were the only ones who knew the history.
e sc| Since nobody had been indispensable, everybody could be spared.
l sc| We wrote down what he did and not how he did it.
p sc sp| If the point of it is plain, those who come afterwards can find their own way of doing it.
r sc| New directors spend their first month being shown round by the people they will one day have to disappoint.
b sc dl| Everything ran through her, and so nothing ran after her.
`;
