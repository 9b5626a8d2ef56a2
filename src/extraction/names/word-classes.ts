/** Closed word classes by which names are told apart. All lower-cased; general knowledge of English. */
const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));
const phrases = (list: string): ReadonlySet<string> =>
  new Set(list.split(',').map((phrase) => phrase.trim()));

/** Stand before a person's name and belong to it. */
export const titles = set(`
dr mr mrs ms miss mx prof professor sir dame lord lady baroness father fr sister brother rev revd reverend canon imam rabbi
pastor bishop archbishop archdeacon cllr councillor inspector sergeant sgt pc pcso constable superintendent captain capt major colonel
lieutenant judge auntie aunty aunt uncle nan nana granny grandad anti yncl sheikh sheikha mufti maulana bhai mawlana deacon vicar
alderman provost madam madame monsieur hon mp ms msp`);

/** Ranks that may stand before another title: "Chief Inspector", "Detective Sergeant". */
export const titleRanks = set(`chief detective deputy assistant acting police staff senior lance warrant`);

/** What people are or do: before a name they are left out, after a comma they show that a person was named. */
export const roles = set(`
accountant adviser advisor advocate analyst apprentice archivist architect auditor author barrister buyer
captain caretaker carer carers chair chairman chairs chairwoman chairperson champion chaplain chief cleaner clerk clinician coach co-chair co-director co-founder
commander commissioner consultant convener convenor cook coordinator co-ordinator councillor councillors counsellor curator daughter dean deputy designer
developer director directors doctor driver economist editor engineer executive expert facilitator farmer father financier
fireworker firefighter founder fundraiser gardener gp grandmother grandfather head headteacher historian inspector journalist landlord lead leader leaders lecturer librarian manager managers matron mayor mayoress medic member members mentor mep midwife minister mother mp msp neighbour nurse
officer officers official officials organiser owner paramedic parent patient patron pharmacist physio physiotherapist
planner police porter practitioner president principal producer professor psychologist publican registrar researcher resident scientist secretary sergeant shopkeeper skipper solicitor specialist spokesperson
sponsor steward student superintendent supervisor surgeon teacher technician tenant therapist trainee trainer treasurer trustee trustees
tutor vet vicar volunteer volunteers warden widow worker undersecretary sheriff ceo coo cfo cto`);

/** Stand before a role in a job title: "Senior Youth Worker". */
export const roleModifiers = set(`
programme project social youth policy locality senior joint independent teaching commissioning operations cabinet associate interim former retired vice lead
assistant deputy acting regional national community clinical medical nursing housing education finance managing non-executive executive general chief`);

/** Verbs of speaking and acting in a meeting, by which a person is told. */
export const personVerbs = set(`
accepted acknowledged added admits admitted advised advises agreed agrees announced answered apologised apologises argued argues asked asks
began begins believed believes brought came chaired chairs challenged chimed cited claimed closed comes commented concluded confessed confirmed convened
countered coordinates described describes disagreed doubted drew echoed emphasised encouraged ended enquired enjoyed explained explains explored expressed facilitated
feels felt finished followed founded gave gives grew handed has had heard held highlighted hopes hoped hosted illustrated insisted interjected introduced
invited is joined joins joked kept knew knows laughed led leads left likened listened lives lived looked made manages means mentioned moved moderated noted notes
objected observed observes offered opened opens outlined overheard owns paid persuaded pointed posed praised prefers presented presents promised proposed put
questioned quipped quoted raised ran reads recalled recalls reckoned reckons recommended recounted recalled reflected reflects refused remarked remembered remembers reminded replied
reported reports responded retired retorted returned runs said sang sat saw says sees sent set shared shares shook showed shows smiled sounded spoke speaks started stated stayed stepped
stood stressed studied suggested suggests summarised summed supported talked talks taught teaches tells thanked thinks thought told took trained tried
undertook urged volunteers waved wanted wants warned was welcomed went wondered works worked worries wrote writes`);

/** The part of those verbs that things do as well. */
export const sharedVerbs = set(`
began begins brought came closed comes ended followed gave gives grew had has held is kept led leads left lives looked made means moved opened opens ran reads reports runs saw
sees set showed shows started stayed stood supported took was went works worked sat sent put paid finished drew presents shares offered joined joins reported reports brought raised made`);

/** Verbs that a programme, not a person, is the subject of. */
export const initiativeVerbs = set(`
aims brings brought covers covered started began grew launched offers operates pairs pays places provides puts ran reaches runs supports trains works
lets gives links gathers takes makes helps insulates buys lends teaches matches invites closes closed ended ends costs replaced folded failed spread collects`);

/** Nouns that name a kind of initiative, as head ("the X programme") or beside it ("X, a scheme that"). */
export const initiativeHeads = set(`
programme programmes program project projects scheme campaign initiative pilot deal charter compact pact promise pledge plan strategy agreement challenge framework agenda
manifesto covenant accord experiment fund festival approach model trial offer covenant prize awards award index vision movement experiment passport
blueprint pathway roadmap toolkit diary map rota protocol concordat pledgebook bond scheme programme guarantee commitment taskforce pathfinder testbed prospectus
hackathon ladder bursary fellowship apprenticeship bootcamp roadshow marketplace handshake`);

/** The kinds of initiative that stand in lower case beside a name and show what it is. */
export const initiativeNouns = set(`
programme program project scheme campaign initiative pilot deal charter compact pact promise pledge plan strategy agreement framework agenda
experiment fund approach model trial method exercise practice arrangement intervention idea effort drive service movement system process policy game
rota event festival events job-share workshop workshops sessions session drop-in contest competition course award prize grant review protocol app tool toolkit map mapping meeting meetings
offer partnership reform transformation exchange evening evenings morning mornings swap routine ritual list diary notebook handbook clinic breakfast lunch supper walk tour`);

/** First words of initiatives: "Operation Robin", "Project Kittiwake". */
export const initiativeLeads = set(`operation project programme campaign vision mission agenda`);

/** Last words of organisations. */
export const organisationHeads = set(`
council councils trust trusts foundation association society institute institution university college school schools academy academies primary infants juniors nursery surgery practice
hospital hospitals hospice infirmary board authority partnership partnerships alliance network forum federation union unison church churches chapel mosque gurdwara mandir temple synagogue cathedral minster diocese deanery
homes housing group groups ltd limited cyf cyfyngedig teoranta cic cio plc llp inc clg co-operative cooperative co-op coop coalition consortium committee commission agency department ministry
office police constabulary museum museums library libraries theatre theatres gallery galleries centre mission charity exchange circle collective company companies borough bank unit estates
team buses coaches railway railways airways water energy insurance assurance harriers ringers farmers fishermen growers rovers wanderers
service services directorate secretariat cabinet parliament senate assembly senedd tribunal inspectorate ombudsman observatory healthcare
responders volunteers carers tenants residents neighbours governors fellowship guild league legion institute brigade corps army scouts guides lodge
enterprises enterprise industries solutions associates consulting consultants facilities systems logistics technologies fabrications engineering foods meats dairy farms shellfish fisheries brewery bakery stores supermarket
press studios studio productions orchestra choir band ballet opera arts media radio times gazette herald
lodgings foyer hostel refuge shelter kitchen cafe café pantry foodbank larder
quakers methodists salvationists parishes parish synod archdiocese priory abbey convent
learning taskforce panel jury caucus congress bureau registry archive archives laboratory laboratories labs lab hub campus faculty polytechnic conservatoire conservancy
timebank timebanks playgroup credit-union government house hall chamber confederation convention conference roundtable works ventures venture holdings partners builders bakers brewers properties developments lettings rooms makers steel motors chemicals electric power renewables gas
publishing pictures films records music dance circus puppets playhouse players singers runners cinema heritage landscapes wildlife nature woodland woodlands gardens leisure sport sports athletic fc united racecourse rescue lifeboat
ambulance probation fire relief workers parents mothers fathers dads mums women men friends citizens champions pensioners veterans riders walkers cyclists survivors refugees communities community health wellbeing recovery justice rights
credit union estates seafarers traders merchants retailers landlords lawyers law chambers surgeries pharmacy dental clinics hospices hotels hotel inn seminary learning table repair skills
link links advocacy support care aid advice hospice outreach action focus voice voices together concern watch healthwatch futures hmp conversation`);

/** Of those, the ones that initiatives often end in as well. */
export const ambiguousOrganisationHeads = set(`
exchange circle kitchen pantry larder team service services mission link links care support action focus voice voices together learning watch futures unit panel lab labs hub fellowship jury centre clinic assembly practice arts water energy press office cafe café collective guides league band choir times radio bakery stores media aid advice concern hostel shelter refuge lodge nursery conference convention works ventures venture partners builders rooms makers power music dance circus gardens heritage nature woodland sport sports rescue relief workers parents mothers fathers dads mums women men friends citizens champions walkers riders survivors communities community health wellbeing recovery justice rights learning table repair enterprise skills employment fire fc law dental chambers conversation neighbours house hall`);

/** First words that make an organisation of what follows, without "of". */
export const organisationFirstWords = set(
  `nhs hmp hm university age healthwatch cyngor cymdeithas cartrefi tai menter prifysgol ysgol comann urras ynni cùram comhairle heddlu cwmni mudiad cronfa canolfan clwb coláiste conradh urdd plaid`,
);

/** Heads in the plural that stand for a kind of body unless a proper name goes before. */
export const pluralHeads = set(
  `councils boards groups schools partnerships networks trusts universities charities churches academies hospitals neighbours authorities associations services museums libraries companies colleges`,
);

/** Common Welsh, Gaelic, Irish and Cornish words of names: never a person. */
export const celticWords = set(`
drws drysau agored tŷ ty tai cartref cwpwrdd cynnes cegin dros gyda pobl cymuned cymunedol dyfodol gwyrdd golau llais lleisiau llwybr llwybrau pawb ein ni iechyd ieuenctid plant teulu dechrau newydd bwyd gardd coed afon môr mynydd
siop pentref ardal gobaith cyfle cyfeillion dysgu iaith gwaith byw bywyd croeso ffrindiau hwb pont calon cariad cerdded dŵr ffermwyr fferm tir tref ynni nant eryri cyswllt cymorth cyngor clwb bwrdd canolfan
taigh taighean doras dorais fosgailte slighe baile clachan coimhearsnachd cothrom còmhla comhla obair beatha slàinte lìon muir tìr òigridh dùthaich fearann coille sgoil guth guthan cèilidh dualchas àite latha ùr beag mòr
teach doras oscailte baile pobal sláinte óige teanga gaeilge clann an na le chéile meitheal tús nua misneach croí ardán cumann
cronfa gymunedol gymuned cwmni mudiad bro gwlad cenedl cymraeg cyfeillgar cynefin egni gwynt dŵr haul hafan heulwen llan llyfrgell meddwl melin mentro morwyn nos bore pen rhannu seren sgwrs sbardun siarad tafarn tân tanio trafod troi tyfu undod urdd gofod cyd cydweithio cynllun prosiect partneriaeth rhaglen
chi kernow bys vyken tre porth pow bal lowender gwel`);

/** Words that begin an organisation's name when "of", "for" or a place follows. */
export const organisationLeads = set(`
alliance network partnership forum coalition consortium commission fund group movement university college bank friends institute department ministry office diocese church royal society association council federation union chamber trust foundation academy
archdiocese house school centre learning community scottish citizens voluntary women's hmp nhs age healthwatch cymdeithas cyngor ymddiriedolaeth prifysgol cartrefi tai menter canolfan ysgol clwb bwrdd
comann urras comhairle cùram conradh coláiste ynni grŵp plaid undeb heddlu mudiad rhwydwaith partneriaeth elusen eglwys capel gofal`);

/** Of the kinds of organisation, those that an initiative may be called as well. */
export const groupNouns = set(
  `group groups network partnership team shop trust club forum collective alliance practice body factory yard service exchange department fund housing federation`,
);

/** Lower-case last words that belong to a name: "the Known Neighbours list", "the Harbour Street panel". */
export const absorbedHeads = set(
  `rota list panel forum network board group partnership alliance circle fund club line register map code test card book register agreement protocol charter pledge rule deal compact pact collective committee commission framework exchange co-operative association council trust school surgery union authority hospital plan strategy swap breakfast lunch supper walk diary bond award prize passport`,
);

/** The kinds of organisation that stand in lower case beside a name and show what it is. */
export const organisationNouns = set(`
charity charities company firm business organisation organization group association co-operative cooperative co-op council agency provider enterprise hospital school college university union foundation
federation trust network landlord landlords supplier contractor employer funder regulator insurer think-tank housing body consultancy manufacturer retailer operator hospice church club collective alliance partnership
bakery factory yard shop supermarket nursery practice surgery network forum society quango department authority team`);

export const placeHeads = set(`
street road lane avenue crescent terrace close estate valley valleys park hill hills moor bay coast island islands isle isles county peninsula borders dales wolds fens docks dock quay harbour
marsh common green heath forest square gate gates bridge court tower towers fields meadows village town city ward wards riverside waterfront side end row grove gardens place dene glen loch strath ridge estuary sound shire`);

/** Of those, the ones that are mostly something else. */
export const ambiguousPlaceHeads = set(
  `close common green square gate gates bridge court tower towers fields town side end row place sound ward wards ridge park village dock docks meadows gardens city grove`,
);

/** Lower-case nouns after a place: "the Nunhead patch", "the Byker estate". */
export const placeNouns = set(
  `patch estate area side town village district ward valley coast harbour bypass road high-street neighbourhood parish suburb flats seafront market-place riverside postcode`,
);

/** Stand directly before a place. */
export const placePrepositions = set(
  `in near outside across around towards toward throughout beyond within via between above round behind`,
);

/** Too general to be a name, even with capitals. */
export const commonTitleWords = set(`
mp mps gp gps hr it ict pr nhs ngo ngos vcs vcse vcfse faq ai tv pdf ceos mou kpi kpis sme smes rsl rsls pcn pcns icb icbs ics icss lep leps mat mats send camhs cams sen ppe ofc ok tbc nb ps pm am id pa phd ba ma msc mba gcse gcses
covid-19 covid coronavirus pandemic brexit lockdown internet web zoom teams whatsapp facebook twitter instagram youtube tiktok linkedin google excel powerpoint outlook sharepoint wi-fi wifi email skype slack miro eventbrite doodle portakabin
christmas easter eid ramadan diwali advent lent hanukkah passover vaisakhi holi whitsun michaelmas halloween hogmanay sabbath yom
`);

/** Months and days: they do not run on into the name after them. */
export const calendarWords = set(`
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays`);

/** Languages, peoples, faiths, parties, common short forms: too general to be a name as well. */
export const peoplesAndFaiths = set(`
english welsh scottish irish gaelic british polish french german spanish italian portuguese romanian bulgarian latvian lithuanian estonian hungarian czech slovak ukrainian russian turkish kurdish arabic farsi persian dari pashto urdu hindi punjabi gujarati bengali sylheti tamil telugu malayalam
somali tigrinya amharic swahili yoruba igbo hausa shona ndebele twi chinese mandarin cantonese vietnamese japanese korean filipino nigerian ghanaian jamaican caribbean african asian european american australian canadian indian pakistani bangladeshi nepali
syrian afghan iraqi iranian eritrean ethiopian sudanese kenyan ugandan zimbabwean scots cornish breton basque catalan dutch danish swedish norwegian finnish greek albanian kosovan serbian bosnian croatian roma gypsy traveller travellers
christian christians muslim muslims hindu hindus sikh sikhs jewish jew jews catholic catholics protestant protestants anglican anglicans methodist methodists baptist baptists quaker quakers buddhist buddhists god bible quran koran torah islam christianity buddhism hinduism judaism church
labour conservative conservatives tory tories liberal liberals democrat democrats greens unionist unionists nationalist nationalists victorian edwardian georgian elizabethan roman romans saxon viking vikings norman normans marxist
bst gmt agm egm a&e gdp vat cv dvd usb rota mot ofqual x-ray x-rays z-bed t-shirt phd b&b e-mail sos rip diy lgbt lgbtq lgbtq+ bame bme i ii iii iv v vi vii viii ix x xi xii
internet post office bank holiday cymraeg croeso diolch nodyn slàinte`);

/** Words that open a sentence with a capital and are no part of a name after them. */
export const sentenceOpeners = set(`
a about above according across actually adding additionally after afterwards again against ago ah all almost along already also although always am amid among an and another any anybody anyone anything anyway apart apologies apparently are around as
asked aside asking at away aye based because before behind being below beneath beside besides better between beyond bigger both bring building but by can cheers clearly collectively coming compared concerning consequently considering could dear despite did do does doing done don't
down due during each earlier early either else elsewhere end enough equally especially essentially even eventually ever every everybody everyone everything everywhere evidently except excluding few fewer fifteen fifty fifth finally first firstly five following for former formerly forty four fourteen fourth fresh from
further furthermore generally get getting given giving go going good got great had half hardly has have having he hello hence her here hers herself hi high him himself his hopefully how however hundred i if imagine in including increasingly indeed initially inside instead into is it its itself just keep
keeping knowing last late lately later latterly least led less let like likewise listen little locally long looking lots made mainly make making many may maybe me meanwhile might mine more moreover most mostly much must my myself namely near nearby nearly neither never nevertheless new newer next nine no nobody none nonetheless nor normally not
nothing notwithstanding now nowadays nowhere obviously occasionally of off often oh old older on once one ones only onto opposite or other others otherwise ought our ours ourselves out outside over overall own part particularly partly past people per perhaps please plus points possibly presumably previously primarily probably provided providing put quite
rather re really recently regarding regardless right round said same second secondly see seeing seen seven seventh several shall she should similarly simply since six sixth so some somebody somehow someone something sometimes somewhere soon sorry speaking still such sure surely taking ten tenth than thank thanks that the their theirs them themselves then there thereafter therefore
these they third thirdly thirteen thirty this those though thought three through throughout thus till to today together tomorrow tonight too toward towards traditionally twelve twenty twice two typically ultimately under underneath unfortunately unless unlike until up upon us using usually various versus very via was watching we well went were what whatever when whenever where whereas wherever whether which
whichever while whilst who whoever whole whom whose why will with within without won't working would yes yesterday yet you young your yours yourself present also-speaking attending agreed action actions decision decisions note notes summary discussion questions question answer answers members attendees participants speakers speaker`);

/** Of those, the ones that can never begin a name. The others do ("Late Key", "Two Names") where a plain capital follows. */
export const functionWords = set(`
a about above across actually after afterwards again against all along also although always am amid among an and another any anybody anyone anything are around as at aye because before behind being below beneath beside besides between beyond both but by can cheers could dear despite did do does during each either
especially even eventually every everybody everyone everything except few for former formerly from further furthermore had has have he hence her here hers him his how however i if in including indeed inside instead into is it its itself just like many may maybe me meanwhile might mine more moreover most much must my nearly neither never nevertheless no nobody none nor not nothing
now of off often oh on once only onto or other others our ours outside over per perhaps please plus rather re really regarding said same shall she should since so some somebody someone something sometimes soon sorry still such than thank thanks that the their them then there therefore these they this those though through throughout thus till to today tomorrow too toward towards under unless unlike until up upon us using versus via was we well were what whatever when
whenever where whereas wherever whether which whichever while whilst who whoever whom whose why will with within would yes yesterday yet you your apologies present attending agreed action actions note notes`);

/** Places that a vague adjective or compass point makes of a known one: "north Wales", "rural Devon". */
export const compassPoints = set(
  `north south east west mid central greater inner outer upper lower northern southern eastern western northeast northwest southeast southwest`,
);

/** Small words inside the names of persons: "van der Berg", "ap Huw". */
export const personParticles = set(
  `van von de da di del della der den dos das du ten ter le la el al bin ibn bint ap ab ferch verch ní ni nic mac af av zu zur y e`,
);

/** Small words inside other names, Welsh, Gaelic and French ones included. */
export const nameConnectors = set(
  `of and the for in to on upon with without a an by at from up our your my is as not into over before after through no de du des la le les et y yr ar o i a’r a'r a' a’ na nan gu am air do tua`,
);

/** Groups of capitalised words that are no names. */
export const genericPhrases = phrases(
  `chief executive, chief executives, carer's allowance, child benefit, housing benefit, pension credit, attendance allowance, universal credit, council tax, disability living allowance, jobseeker's allowance, prime minister, home secretary, health secretary, chancellor, city council, county council, district council, borough council, parish council, parish councils, town council, local authority, local authorities, combined authority, combined authorities, health and wellbeing board, health and well-being board, health and wellbeing boards, health and well-being boards, primary care networks, primary care network, integrated care board, integrated care boards, integrated care system, integrated care systems, children's services, adult social care, adult services, social services, public health, social care, mental health, voluntary sector, civil service, central government, local government, care act, equality act, children act, freedom of information, human resources, public services, young people, year group, high street, new year, new year's eve, new year's day, christmas day, christmas eve, boxing day, good friday, easter monday, bank holiday, mother's day, second world war, first world war, world war, cold war, black lives matter, post office, chief inspector, chief superintendent, deputy director, trusted assessor, action points, key messages, key points, next steps, next meeting, any other business, terms of reference, annual general meeting, q&a, black friday, general election, third sector, community interest company, community interest companies, multi-academy trust, multi-academy trusts, academy trust, foundation trust, housing association, housing associations, citizens advice bureau, credit union, town hall, village hall, memorial hall, church hall, parish hall, parish room, guildhall, community centre, leisure centre, job centre, magistrates court, crown court, county court, high court, family court, supreme court, coroner, bill of rights, south asian, east european, eastern european, latin american, north american, british asian, east asian, middle eastern, west indian, west african, east african`,
);
