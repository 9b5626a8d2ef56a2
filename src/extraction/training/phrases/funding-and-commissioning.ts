/** Statements mainly about money, contracts and what they reward. */
export const fundingAndCommissioning = `
p fc| You get what you pay for, and what we pay for is activity.
b fc| Bidding against each other every spring turns partners into rivals.
b fc| The contract counted visits, so visits were what people got.
l fc| We wrote what the funder wanted to read and then had to do it.
e fc| Unrestricted money allowed them to respond in the week that the factory closed.
p fc| Pay for the glue as well as for the bricks.
r fc| Grants are made on the strength of a conversation, and a single page is written afterwards.
q fc| What would we fund if we did not have to prove it within the year?
b fc| A twelve-month grant spends three months recruiting and three months looking for the next one.
l fc| The cheapest tender turned out to be the most expensive thing that we had ever bought.
e fc| Giving the residents the budget, with no strings, led to more careful spending than any procurement rule.
p fc| Money follows what can be counted, and most of what keeps people well cannot.
b fc| Small charities can do the work and cannot survive the application form.
r fc| The commissioners sit down with the providers and the families to write the specification together.
e fc| A ten-year commitment let people plan beyond the next report.
b fc| Whoever prevents a crisis loses the income that the crisis would have brought.
l fc| When we stopped asking for monitoring returns, the grant holders started telling us things.
p fc| A funder's questions become an organisation's priorities.
q fc| Who pays for the time it takes to get to know one another?
b fc| The budget had to be gone by the end of March, so it went on chairs.
e fc| Pooling a little money from each partner gave nobody control and everybody an interest.
p fc| Procurement is never neutral; it chooses what sort of organisation survives.
r fc| They hold back a tenth of the fund for things that nobody has thought of yet.
l fc| We had been paying for beds when what people wanted was to sleep at home.
b fc| Payment by results made everyone pick the people who were going to get better anyway.
e fc| Because running costs were covered, the staff could spend their time with people and not on the next bid.
p fc| Short money makes short thinking.
b fc| New projects are easy to fund, and keeping a good old one alive is almost impossible.
r fc| Two foundations share one application form and one report, and trust each other's due diligence.
l fc| Competition was supposed to raise quality; it raised the quality of the bids.
e fc| The loan was small and patient, and that patience was worth more than the sum.
p fc| If collaboration is wanted, somebody has to buy it.
b fc| Each pot has its own rules, so one family has eight funding streams and eight reports.
q fc| How can a contract leave room for what nobody could foresee?
l fc| We won the tender and lost the neighbours.
e fc| Paying the volunteers' bus fares was the best four hundred pounds that we spent.
p fc vp| Those who know what a pound can do on this estate ought to be deciding where it goes.
b fc| The council would pay for an ambulance and not for a handrail.
r fc| A proportion of every contract is set aside for working with the others, and it may not be spent on anything else.
b fc| The person who knows most about the work spends half her week accounting for it.
l fc| Our funders had asked for innovation so often that we had stopped doing what worked.
e fc| Block payment replaced hourly rates, and carers could stay until the tea was drunk.
p fc| A penalty clause tells you how little the two sides expect of each other.
b fc| Overheads are what funders call the people who hold it all together.
p fc| Generosity with conditions is a purchase.
r fc| Young people allocate the fund, and the trustees may only ask questions.
l fc| The grant changed us: we had been a group of neighbours and became a delivery partner.
e fc| A commissioner who visited before she wrote the contract wrote a different contract.
q fc| What do our payments punish?
b fc| Savings were booked before anyone had worked out how to make them.
p fc sc| Core funding is what lets an organisation keep its people long enough to be any use.
b fc| Everything had to be new in order to be paid for, so we kept renaming the same thing.
l fc| It was when the money ran out that we discovered what people would do for nothing, and what they would not.
e fc| Being trusted with cash up front meant that the smallest groups could take part.
p fc| Outcomes agreed in an office are delivered on a spreadsheet.
b fc rb| Nothing in the tender scored a point for being known and liked in the village.
p fc| Funding should reward collaboration and not competition.
p fc| Commissioning needs to be longer-term and based on trust.
b fc| Competitive tendering sets organisations against one another.
b fc| Contracts are awarded for specific outputs, and do not allow for building relationships.
e fc| Core funding had given the organisation the freedom to respond to what people needed.
l fc| The commissioners had found that a rigid specification led to poor services.
q fc| How could procurement be changed so that it supports partnership?
r fc| The council pools its budget with health and lets local people decide how part of it is spent.
b fc| Small organisations struggle with the demands of procurement.
p fc| Money should follow people's needs, not the boundaries of services.
e fc to| Because the funder trusted them, they did not have to spend their time on reports.
b fc| Short-term grants make planning impossible.
l fc| Everyone had been chasing the same pots of money, it was admitted, instead of working together.
r fc| Investment in the voluntary sector is now agreed jointly by three funders.
b fc| We were paid for every person who came through the door and nothing for the ones who no longer needed to.
e fc| The baker's loan came with no form and a great deal of bread.
l fc| Winning the contract meant hiring four people to explain what the other six were doing.
r fc| The trustees visit first, decide in the car, and ask for the paperwork afterwards.
p fc| Whatever is not in the specification will be done by somebody's mother.
b fc rb| The new provider was cheaper by nine pounds an hour, and did not know anyone's name.
e fc dl| Each landing was given three hundred pounds and no instructions, and the stairs have been clean ever since.
l fc sl| The council had bought the same help four times under different headings.
r fc| Money is handed out in public by drawing names from a hat once everyone agrees that all of the ideas are good enough.
p fc| A short grant buys a poster.
b fc to| No group with a sensible treasurer will tell a funder what actually happened.
q fc| Who would pay us to do nothing for six months but listen?
e fc| Since the landlord took rent in repairs, the workshop could stay in the High Street.
l fc vp| We costed the day centre to the penny and never asked what it was worth to the people who came.
r fc| Suppliers are asked who they would work with if they lost, and the answer counts for a fifth of the marks.
b fc| Our whole year is bent round the thirty-first of March.
p fc sp| Follow the money and you will find the real mission statement.
b fc cr| They will fund the concert and not the woman who persuades people to come.
e fc sc| A gift of the freehold did more for the next fifty years than any amount of project money.
l fc| When the lottery money came, people who had been friends began to keep receipts.
r fc| One per cent of every building contract goes into a fund which the apprentices control.
b fc gv| The price of twelve thousand pounds was a quarterly report to six different committees.
p fc| The cheapest way to run a service is to let neighbours do it until they drop.
b fc| A hospice cannot live on raffles, and a commissioner cannot buy a raffle.
e fc| She spent the training budget on bus passes, and for the first time people came.
p fc| What gets paid for gets done, and what does not get paid for gets done by women.
b fc| The charity spent a third of its grant on proving that it had spent the other two thirds.
e fc| A small fund that needed one signature and no form got coats on to children before the frost.
l fc| We priced the visits, and the visits were all that survived.
r fc| The funder and the funded write the report together, in an afternoon, over a meal.
p fc| A contract can only buy what both sides can describe.
q fc| What are we buying when we buy a relationship?
b fc| They had won the bid by promising savings which could only come from other people's budgets.
e fc| By paying for the caretaker rather than the course, the foundation kept the hall alive for thirty other groups.
l fc| It dawned on us that we had become very good at applying.
r fc| Tenders are opened in front of the residents, who may ask each bidder one question.
p fc| It costs more to distrust than it does to give.
b fc| Because prevention is paid for by one budget and saves another, no one will buy it.
e fc| When the two trusts gave up asking for match funding, the smallest villages applied.
l fc| The commissioner said that in twelve years she had never once been asked to go and look.
p fc| Underpaying for care is a way of borrowing from families.
b fc sc| Each new funding round wipes the slate, and whatever was learnt in the last one with it.
r fc| They keep a third of the money back until the people who use the place say that it is working.
`;
