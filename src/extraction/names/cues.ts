/** Words around a name that tell what it names. Lower-cased. */
const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** "called X", "entitled X". */
export const naming = set(
  `called named entitled titled dubbed christened nicknamed labelled branded call calls`,
);
/** "by the name of X", "under the banner of X". */
export const nameWords = set(`name title banner heading umbrella`);
/** "…, said X". */
export const speech = set(
  `said says asked asks added explained replied thought reckoned wrote concluded wondered remarked observed suggested argued`,
);
/** "thanked X", "heard X". */
export const personObjects = set(
  `thanked thank thanks told asked introduced invited welcomed met rang phoned emailed quoted appointed persuaded remembered married ring tell ask let contact email heard`,
);
/** "works at X". */
export const workWords = set(
  `works worked working employed job career post seconded volunteers volunteered doctorate degree course student trained studied taught teaches nurse internship placement`,
);
/** "runs X", "joined X". */
export const bodyObjects = set(
  `joined runs chairs founded owns founds leads chaired ran manages represents represented left advises`,
);
/** "funded by X". */
export const agencyWords = set(
  `run led funded hosted owned provided managed supported commissioned convened organised paid published employed delivered awarded backed sponsored`,
);
/** "a grant from X". */
export const moneyWords = set(
  `grant grants funding money support contract backing help letter loan fund apologies advice donation evaluation bid cash`,
);
/** "colleagues from X". */
export const colleagues = set(
  `colleague colleagues staff someone somebody woman man team people member members volunteer volunteers worker workers speaker speakers another others those representative representatives trustees tenants residents delegates guest guests visitor visitors two three four`,
);
/** "X employs forty people". */
export const bodyVerbs = set(
  `employs employed recruits recruited owns owned merged serves supplies commissions houses publishes hosts hosted agreed decided funds funded pays manages wanted judges approved refused insisted sponsors sponsored`,
);
/** "X have a van": bodies take the plural, unless two names stand together. */
export const pluralVerbs = set(
  `have are were want say do provide need see employ recruit own fund offer believe hope think understand run`,
);
/** "X has forty members". */
export const bodyParts = set(
  `staff homes members pupils beds employees volunteers tenants students trustees branches patients flats sites households`,
);
/** "X was described by": of things more often than of people, who are asked and told. */
export const spokenOf = set(
  `described mentioned discussed cited praised raised explained felt held credited debated criticised reviewed reported recommended quoted given`,
);
/** "X’s chief executive". */
export const bodyPossessions = set(
  `chief director directors board staff chair trustees office offices manager managers team building premises workers founder coordinator members volunteers leader leadership headquarters budget tenants
   residents governors councillors finance headteacher head deputy principal vice secretary treasurer reserves accounts website`,
);
/** "comes from X". */
export const origins = set(
  `is comes came come moved originally born was were travelled she's he's i'm members family lads here back visiting up`,
);
/** "described X", "behind X". */
export const aboutWords = set(
  `about explained described presented outlined behind launched started began created under through developed copied visited visit designed piloted copy call into became become championed praised celebrated discussed invented adopted`,
);
/** Between a name and its verb. */
export const adverbs = set(
  `then also first next herself himself who now later still previously already always often never briefly gently again too both only just once finally has had have he is was duly rightly went kindly cheerfully simply`,
);
/** "X was launched". */
export const launched = set(
  `launched piloted designed conceived tested trialled rolled extended copied evaluated funded started drawn born dreamed tried scrapped relaunched adopted rolled-out invented`,
);
/** "I run X". */
export const running = set(`run runs ran running`);
/** "copied from X". */
export const copying = set(`copied borrowed learned learnt adapted taken stolen grew`);
export const membership = set(
  `behalf associate alumni alumnus graduate fellow patron arm branch offshoot trustee member members board part staff chair friend customer end`,
);
export const settlements = set(
  `village town city estate suburb county district neighbourhood hamlet parish area ward port region`,
);
export const personNouns = set(
  `woman man boy girl lad lady resident person mother father friend baby gentleman old olds chap grandson granddaughter son daughter`,
);
export const ages =
  /^(?:\d\d?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|aged)$/u;
