/** Statements mainly about acting for the whole rather than for one's own organisation. */
export const systemsLeadership = `
p sl| What is best for my organisation may be worst for the place.
b sl| Each service hit its own target and the family fell through the middle.
b sl| We saved money by passing the cost along to somebody else's budget.
l sl| We solved our waiting list and doubled theirs.
e sl| The trust gave up a ward so that the community team could have the nurses.
p sl| A leader looks after the whole river and not only the stretch that runs past her window.
r sl| Every proposal has to say who else it will affect and whether they have been asked.
q sl| Who is looking after the things that fall between us?
p sl| Problems do not respect the boundaries of departments.
b sl| Chief executives are paid for the health of their own institution and thanked for that of everyone else's.
e sl| Two charities agreed which of them should close, and the work was better for it.
l sl| It took a map of one man's year through nine agencies for us to see that we were the problem.
r sl| Directors swap budgets for a day and have to argue for one another's.
p sl| To be a steward is to pass on something that you never owned.
b sl| Everyone behaved reasonably and the result was mad.
e sl| Seeing the whole journey on one wall made people less attached to their own bit of it.
p sl| It takes a certain courage to make your own figures look worse for the sake of the whole.
l sl| We had been treating symptoms in eleven offices when the cause was a single letter from the housing department.
b sl| Bed managers defended their own corridors, and the ambulances queued outside.
q sl| What would you do if every organisation round this table were yours?
e sl| The larger partner stood aside and let the smaller one hold the contract, because the place needed it more.
p sl| Nobody is in charge of a system, so everybody has to act as though they minded about it.
r sl| They ask at the end of each meeting whose problem they have just made bigger.
b sl| Organisations fight for survival, and the survival of the fittest organisation is not the aim.
l sl| Pulling one thread, we found that it was attached to everything.
e sl| The farmers upstream agreed to flood their own fields so that the town would not.
p sl| Prevention pays somebody else, later.
b sl fc| The saving turned up in the prison service's budget, so the council could see no reason to go on.
p sl| Wearing two hats is uncomfortable and necessary.
r sl| Heads of the three schools meet as heads of all the children in the town.
l sl| I stopped asking how my team had done and started asking how the old lady had done.
e sl| Lending our best manager to a struggling neighbour cost us a year and saved the district ten.
b sl| Every referral out was counted as a success by the one who sent it.
p sl| One cannot fix housing in the housing department.
q sl| How do we reward people for acting in the interest of the whole?
e sl| A shared waiting list meant that nobody gained by shuffling people along.
l sl| Improving each part had made the whole worse.
b sl| They guarded their data as if it had been their own.
p sl| Behave as a guest in a place that will be here after your organisation has gone.
r sl| The chief fire officer puts a fifth of her crews' time into work that will show up in other people's statistics.
e sl| Nobody asked whose patient she was, and for once she was everyone's.
b sl| Competing for the same staff, the four homes had simply moved the shortage round the county.
p sl| Complicated problems have engineers; complex ones have gardeners.
l sl| When we drew the boundary round the problem rather than round the organisation, half the answers were outside our gates.
e sl sp| She told her board that the cathedral would give way to the food bank on this, and explained why.
p sl| Leading beyond your own authority means giving something up first.
b sl| The system rewards whoever gets the problem off their own desk.
q sl| Whose job is it to see the whole picture?
r sl| The five colleges agree each spring which of them will drop which course.
e sl| By treating the budget as the valley's and not the council's, they found that there was enough.
p sl| An organisation can thrive while its place declines.
l sl| We were proud of our short waits until we asked where people waited before they reached us.
b sl| Loyalty to the firm is trained into us from the first day; loyalty to the place is left to chance.
e sl| Because the three agencies counted a good outcome once and together, they stopped arguing over whose it was.
p sl| Leaders need to think and act for the whole system and not just for their own organisation.
p sl| Systems leadership means letting go of organisational self-interest.
b sl| Organisations work in silos, and no one takes responsibility for the whole.
b sl fc| Funding mechanisms encourage competition rather than cooperation across the system.
e sl| Seeing themselves as stewards of the place helped leaders to look beyond their own services.
l sl| They came to realise that solving the problem for one agency had merely moved it to another.
q sl| What does it take to be a systems leader, and how would we recognise one?
r sl| Chief executives from across the county meet regularly to consider what is best for the place as a whole.
p sl| Complex problems cannot be solved by any one organisation acting alone.
b sl| Performance frameworks judge each service separately, which discourages joined-up working.
e sl| A shared budget had encouraged the partners to act as one system.
p sl| Systemic change requires organisations to give up some of their power and resources.
l sl| One chief executive said that she had had to stop defending her own institution.
p sl vp| The system should be organised around people's lives and not around the convenience of services.
b sl| Five vans drove up the same lane every morning, each of them half empty, and each manager could show that hers was full of the right things.
e sl| The grammar school gave up its sixth form so that the college could keep its own, and both heads stood on the stage to say so.
l sl| We kept mending the bottom of the slide and nobody had looked at who was pushing children down it.
r sl| Any saving is counted for the county as a whole, and no department may boast of its own.
p sl| It is possible to win every argument for your own house and lose the street.
b sl gv| The directors agreed to everything in the room and then went home to boards that had been told none of it.
e sl| Lending forty beds to a hospital across the border made our figures look terrible, and forty people slept in their own town.
l sl| It was the ambulance driver who told us that our successful clinic was only successful at moving people down the road.
r sl| At planning meetings one chair is kept for the organisation that will have to clear up afterwards.
p sl| The river does not stop at the county line and neither can the plan.
b sl fc| Each pound that the youth club saved the magistrates was lost to the youth club.
q sl| Who here has ever given something up for an organisation that was not their own?
e sl cr| Once all the carers' rotas had been pinned side by side, it was obvious to everyone that they were a single rota.
l sl| I was paid to run a library and it took me years to understand that I was looking after part of a town.
p sl| If the answer is good for every department and bad for the family, then it is the wrong answer.
b sl to| Nobody would show their waiting list until everyone did.
r sl| Two of the seven chief officers swap jobs each year for a fortnight.
e sl sp| They agreed to be judged together or not at all.
b sl| It was a perfectly good service in a perfectly bad arrangement.
l sl vp| Following one girl through her week we counted nineteen professionals, and each had done her job.
p sl| A wetland is not managed by the herons.
b sl| The problem was always someone else's by about a mile.
e sl rb| The estates team lent the school its diggers and never sent a bill, since the children were going to be the town's.
q sl| What are we making worse for someone else?
r sl| The trust's board has a standing question: what would we do if we were the whole valley?
p sl| Every service is somebody else's upstream.
b sl| What counted as efficiency in one office was delay in the next.
e sl| They looked at the whole winter and not at their own ward, and moved the money to the district nurses.
l sl| We discovered that our best-performing team was performing well by sending the hard cases elsewhere.
r sl| Each partner brings to the table the problem that it is causing the others.
p sl| Look after the place and the organisations will find something to do.
q sl| If we were starting from this family, which of our organisations would we invent?
b sl| No one was rewarded for a crisis that did not happen on another person's watch.
e sl| The bus company changed its timetable to suit the clinic, though it gained nothing by it.
l sl| For ten years she had fought for her school, and then saw that she had been fighting the other six.
r sl| Staff are seconded to whichever of the four services is most stretched that month.
p sl| Good neighbours sometimes have to be bad competitors.
b sl| The agencies shared a town and had no idea what it looked like from one another's windows.
e sl| Handing over a popular project to the charity that could do it better was the making of the partnership.
l sl| All of us were pulling on the same rope, and it took an outsider to point out that it was tied to us at both ends.
p sl| Responsibility for the whole cannot be delegated to a part.
b sl gv| There are eight strategies for the estuary and no body that has read them all.
e sl| Because the finance directors agreed to count savings once, it stopped mattering in whose budget they fell.
`;
