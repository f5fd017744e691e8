"""How a sentence begins and ends on paper: the characters and the few words that tell.

All word lists of paragraph recovery stand here, for the languages whose press we met. They are
short on purpose: each holds what stands at the edge of a paragraph often enough to matter.
"""

from __future__ import annotations

import re


def _of_case(is_case: str) -> str:
    """A regex class of all letters of one case in Latin, Greek and Cyrillic."""
    return "".join(c for c in map(chr, range(0x41, 0x530)) if getattr(c, is_case)())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UPPER = _of_case("isupper")
LOWER = _of_case("islower")

# Hebrew, Arabic, the scripts of India, Georgian, Korean: sentences begin with any letter.
CASELESS = "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0904-\u0dff\u10d0-\u10ff\uac00-\ud7a3"

TERMINALS = ".!?…।؟۔"  # a sentence ends here, in scripts that part sentences by spaces
CLOSERS = "\"'”’»›)]"
OPENERS = "\"'“‘„‚«‹([¿¡"
BULLETS = "*•●■▪◦·–—-"

# After a full stop they begin a sentence, not a name: "U.S.The" is two sentences, "U.S.Army" not.
STARTERS = _words(
    """a about according after all also although among an and another any are as asked at because
    before both but by despite did do does during each earlier even every few finally for four
    from furthermore had has he her here his how however i if in indeed instead into is it its
    just last later less like many maybe meanwhile more moreover most much my neither never next
    no nobody nor not nothing now of on once one only or other others our over perhaps rather say
    says several she since so some soon still such than that the their then there these they this
    those though three through thus to therefore today together two under unlike until up was we
    well were what when where whether which while who why will with without yes yesterday yet you
    your
    aber als am auch auf aus bei bis da damit das dass dem den denn der des dessen die dies diese
    dieser doch dort ein eine einem einen einer er es für gegen hier ihr ihre im in ist jedoch
    jetzt kein keine man mit nach nicht noch nun nur ob obwohl seit sie sind so sondern trotz um
    und unter viele vom von vor während was weil wenn wer wie wir zu zum zur zwar
    alors après au aucun aussi autre aux avant avec c ce ces cet cette chez comme d dans de depuis
    des deux du elle elles en enfin ensuite et hier il ils j l la le les leur leurs lors lorsque
    mais même n ne notre nous on ou où par pendant plus pour pourtant puis qu quand que qui s sa
    sans selon ses si son sous sur tous tout toutes trois très un une vers voici vous
    а без более в вместе во вот все всего где да даже два для до его ее если есть еще же за здесь и
    из или им их к как когда кто мы на накануне нас не несмотря ни но о об однако он она они от по
    поэтому после при ранее с сейчас со согласно также так такой там тем то тогда только три ты у
    уже хотя через что чтобы эта эти это этого этой этот я
    al algo así aunque con cuando del donde el ella ellos en entre era es esta este hace hasta las
    lo los muy no nos para pero por porque según ser sin sobre su también todo una uno y ya
    anche che ci come con cui ni né da dal dei della di dopo e gli il ma nel nella non per perché
    poi più quando se sono sul tra tutti un"""
)

# Who speaks in a quotation, and hardly ever outside of one; and what is told of who speaks.
SPEAKERS = _words(
    """i we my our us me you your ich wir mein meine mir mich uns unser unsere je nous mon notre moi
    yo nosotros mi nuestro nuestra io noi eu nós meu minha nosso nossa я мы мне меня нас нам мой
    наш"""
)
SAYING = _words(
    """said says told added asked sagte sagt erklärte betonte teilte declaró dijo señaló añadió
    disse afirmou contou declarou déclaré expliqué souligné сказал сказала заявил
    заявила сообщил отметил"""
)

# A line that ends in one of these goes on in the next.
UNFINISHED = _words(
    """a about after against all although among an and any are as at be because been before being
    between both but by can could despite did do does during each either for from had has have her
    his how if in including into is its like may might more most must my near nor of off on or our
    out over per should since so some such than that the their these they this those through to
    toward under until up upon very was we were when where whether which while who whom whose will
    with within without would your
    als am an auf aus bei beim bis das dass dem den der des die diese dieser durch ein eine einem
    einen einer eines für gegen hat ihre im in ist mit nach oder ohne sein seine sich sie sind über
    um und unter vom von vor war wegen weil wenn werden wie wird wurde zu zum zur zwischen
    à au aux avec ce ces cette chez comme dans de des du elle en est et il la le les leur leurs
    mais notre nous ou où par pas plus pour qu que qui sa sans ses si son sont sous sur un une vers
    без был была были быть в во для до его ее за и из или их к как когда который которая которые на
    над не но о об от перед по под при с со также у чем через что чтобы это
    al con del e el las lo los para pero por su sus una y
    che da dal dei del della di gli i il nel nella per tra un"""
)

# Of these, what may end a heading: "barely scraping by", "die Zahl steigt an".
PARTICLES = _words(
    """after around before behind between by do does near off on out over through up was were
    ab als am an auf aus bei durch ein hat her ist mit nach sind um unter vor war waren werden wird
    wurde zu"""
)

# A full stop after one of these ends no sentence: a name or a figure follows.
TITLES = _words(
    """adm art atty bros brig capt cf col comdr dr ed e.g fig gen gov hon i.e insp lt maj messrs
    mlle mme mr mrs ms mt no nos p pp pres prof rep reps rev sen sens sgt st ste supt v vol vs
    bspw bzw ca dipl etw ev evtl geb gest ggf hl hr nr bd abs frh sog str u.a vgl z.b av env éd
    m mgr г гг гр др ед зам им акад проф руб см ст стр т тыс ул sr sra srta ud dña avv dott ing
    sig"""
)

# Of these, what only a figure follows: "No." and "Art." are words as well.
BEFORE_A_FIGURE = _words("art fig no nos nr p pp vol")
# A name follows, though no full stop says so.
BEFORE_A_NAME = _words("mr mrs ms dr sir dame lord lady herr frau mme mlle monsieur madame señor")
# Names go on behind these: "New|York", "Saudi|Arabia".
BEGIN_NAMES = _words(
    """new san santa los las saint saudi united hong sri puerto costa rio fort mount cape prime vice
    von van de della della abu bin al el"""
)
# Of these, what is a word as well where it is not capitalised.
WORDS_TOO = _words("ed mt rep st v г ст т")

# A full stop after one of these may end a sentence as well.
SHORTENED = _words(
    """a.m ala ariz ark aug ave b.c blvd calif co colo conn corp d.c dec del dept e.u est etc feb
    fla ft ga inc ind jan jr kan ky l.a ltd mass mich minn miss mo mon n.c n.h n.j n.m n.y n.z
    neb nev nov oct okla ore p.m pa ph.d r.i s.a s.c sept sat sun tenn tex thurs tues u.k u.n
    u.s u.s.a u.s.s.r va vt w.va wash wed wis wyo bzgl dez d.h jh mio mrd okt usw u.s.w v.chr
    n.chr jan etc apr av.j.-c janv févr juil déc т.д т.п т.е др млн млрд долл коп"""
)

DASHES = "—–"
# Who speaks stands between dashes: "— Да, — сказал он. — Нет". The second one begins nothing.
SAID = re.compile(rf"[,!?…»”][ \u00a0]?[{DASHES}][ \u00a0]?[{LOWER}][^.!?…]*\.?$")

# Any mark of quotation closes one somewhere: „so.“, »so.«, ‚so.‘
_ENDING = re.compile(rf"[{re.escape(TERMINALS)}。！？][{re.escape(CLOSERS)}“„«‹‘\s]*$")


def ends_sentence(text: str) -> bool:
    """Whether a text ends in a terminal mark, closing quotes and brackets aside."""
    return _ENDING.search(text[-8:]) is not None


# A hyphen behind or before these is the word's own, also at a line end. Syllables of other words
# are left out: "spokes-man", "ex-pect".
HYPHENATED_AFTER = _words(
    """well self half non vice cross long short first second third two three four five six seven
    eight nine twenty thirty forty fifty sixty seventy eighty ninety"""
)
HYPHENATED_BEFORE = _words(
    """old year years based led called scale elect owned backed speaking born looking known
    president chief law third thirds fifth fifths making sponsored controlled related funded ci"""
)
# Between these a hyphen stands for what the second word has: "mid- and long-term".
SUSPENDED = _words("and or to und oder bis sowie et ou и или y o e")

# Lines of a page that send the reader to another: patterns.
JUMPS = (
    r"continued (?:on|from) (?:next page|previous page|(?:page )?\w{1,4})",
    r"(?:please )?see .{1,40}, (?:page )?[a-z]?\d{1,3}", r"please turn to (?:page )?\w{1,4}",
    r"from page \w{1,4}", r"fortsetzung (?:auf|von) (?:der nächsten )?seite ?\w{0,4}",
    r"suite (?:en )?page \w{1,4}", r"\(\s*more\s*\)", r"[–—-]+\s*more\s*[–—-]+",
    r"продолжение на (?:стр\.|странице) ?\d{1,3}",
)  # fmt: skip
