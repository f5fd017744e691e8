"""Given names that the press is signed with most.

A list cannot know all names, and need not: what it knows tells "Jane Doe" from "Foreign Policy"
where a name stands alone and nothing else says that it is one. Names that are words, towns or
months as well are left out.
"""

from __future__ import annotations

import unicodedata


def _folded(text: str) -> str:
    """In small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _names(text: str) -> frozenset[str]:
    return frozenset(_folded(text).split())


_GIVEN = _names(
    """
    aaron abdul abigail abraham adam adrian adriana agnes ahmad ahmed aidan aisha alan alana
    albert alberto alejandra alejandro aleksandr alessandra alessandro alex alexander alexandra
    alexei alexis alfred alfredo alice alicia alison allan allison amanda amber amelia amina
    amir amy ana anastasia anders andre andrea andreas andrei andrej andres andrew andrzej andy
    angela angelina anita anja anke ann anna anne anneke annette annie anthony antoine anton
    antonella antonia antonio arjun arnaud arne arthur arturo arun asha ashley astrid audrey
    axel barbara bart bastian beate beatrice beatriz becky ben benedict benjamin benoit bernard
    bernd bert beth bianca bill birgit bjorn bob boris brad brandon brenda brendan brett brian
    bridget brigitte britta bruce bruno bryan caitlin cameron camilla camille carl carla carlo
    carlos carmen carol carolina caroline carolyn cassandra catalina catarina catherine cathy
    cecilia cecile celine cesar charles charlie charlotte chiara chloe chris christian
    christiane christina christine christoph christophe christopher claire clara clare claude
    claudia claudio clemens clement colin connor conor corinna craig cristian cristina cynthia
    dan dana daniel daniela daniele danielle danny daria dave david dean deborah declan deepak
    denis dennis derek diana diane diego dieter dimitri dina dirk dmitri dmitry dominic dominik
    dominique donald donna dora doris dorothy doug douglas duncan dylan eduardo edward edwin
    eileen ekaterina elaine elena eleanor eliot elisa elisabeth elise eliza elizabeth ella ellen
    elliot emil emilia emilie emilio emily emma emmanuel enrique enzo eric erica erik erika erin
    ernesto esther ethan eugene eva evan eve evelyn fabian fatima federica federico felicia
    felicity felipe felix fernanda fernando filip fiona florian frances francesca francesco
    francis francisco francois frank franz fred frederic frederick frederik friedrich gabriel
    gabriela gabriele gareth gary gemma geoff geoffrey george gerald gerard gerd gerhard giacomo
    gianluca gillian gina giorgio giovanni giulia giuseppe gloria gordon graham graeme greg
    gregory greta guido guillaume guillermo gustavo hannah hannes hans harald harriet harry
    hassan hector heidi heike heinrich heinz helen helena helene helga henri henrik henry
    herbert hiroshi holger holly howard hugh hugo hussein ian ibrahim ida igor ilse imran ines
    ingrid irene irina iris isaac isabel isabella isabelle ismail ivan ivana jack jackie jacob
    jacqueline jacques jaime jake jakob jamal james jamie jan jana jane janet janice jasmine
    jason javier jay jean jeff jeffrey jen jennifer jenny jens jeremy jerome jerry jesper jess
    jesse jessica jill jim jimmy joan joanna joanne joao joaquin jochen jodie joe joel joerg
    johan johann johanna johannes john johnny jon jonas jonathan jorg jorge jose josef joseph
    josephine josh joshua joyce juan juan-pablo judith judy julia julian juliana julie julien
    juliet julio jurgen justin justine kai kamal karen karim karin karl karsten kate katharina
    katherine kathleen kathrin kathryn kathy katia katie katja katrin kay keith kelly ken kenji
    kenneth kerstin kevin kim kimberly kirsten kirsty klaus konrad konstantin krishna kristen
    kristin kristina kristine krzysztof kumar kurt kyle lara larry lars laura lauren laurence
    laurent lea leah lee leila leigh lena leo leon leonardo leonie leslie lewis liam lily linda
    lindsay lindsey lisa liz lorena lorenzo lorraine louis louisa louise luc luca lucas lucia
    luciano lucy ludwig luigi luis luisa lukas luke lydia lynn maciej madeleine magdalena
    mahmoud maja malcolm manfred manuel manuela mara marc marcel marcela marcello marcin marco
    marcos marcus margaret margarita maria mariam marian mariana marie marina mario marion
    marisa mark markus marlene marta martha martin martina martine mary mateo mathias mathieu
    mathilde matt matteo matthew matthias mattia maureen maurice mauricio mauro max maxim
    maximilian maya megan mehmet mei melanie melissa mia michael michaela michal michel michela
    michele michelle mick miguel mikael mike mikhail mila milena miriam mohamed mohammad
    mohammed moira molly monica monika monique moritz mustafa nadia nadine nancy naomi natalia
    natalie natasha nathalie nathan neil nell nelly niamh nicholas nick nicola nicolas nicole niels
    nigel nikita nikolai nils nina noah noel nora norbert norman nuno odile oleg olga oliver olivia
    olivier omar orla oscar oskar otto pablo pamela paola paolo pascal patrice patricia patrick
    patrizia patty paul paula paulina pauline paulo pavel pawel pedro peggy penelope peter petr
    petra phil philip philipp philippa philippe phoebe pierre pieter piotr priya rachel rafael
    rahul rainer raj rajesh ralf ralph ramon randy raphael raquel ravi ray raymond rebecca
    reinhard renata renate rene ricardo riccardo richard rick rita rob robert roberta roberto
    robin rodrigo roger roland rolf roman romain ron ronald ronan rosa rosie ross roxana ruben
    rudolf rupert russell ruth ryan sabine sabrina sally salman sam samantha samir samira samuel
    sandra sandro sanjay sara sarah sascha sasha scott sean sebastian sebastien selina serena
    serge sergei sergey sergio shane shannon sharon sheila shirley sian sigrid silke silvia
    simon simona simone sofia sofie sonia sonja sophia sophie stacey stan stefan stefania
    stefanie stefano steffen stella stephan stephane stephanie stephen steve steven stewart
    stuart sue sunil susan susana susanna susanne suzanne svetlana sven sylvia sylvie tamara
    tanja tanya tara tatiana ted teresa terry thea theo theodore theresa therese thierry thomas
    thorsten tiago tim timothy tina tobias toby todd tom tomas tomasz tommaso tommy toni tony
    tracy trevor tristan ulrich ulrike ursula ute valentina valeria valerie vanessa vera verena
    veronica veronika veronique vicky victor vijay viktor vincent vincenzo vivian vladimir
    walter wanda wayne wendy werner wilhelm william wolfgang xavier yann yannick yasmin yolanda
    yuki yuri yusuf yves yvonne zoe
    александр алексей алена алина алла анастасия андрей анна антон артем борис вадим валентина
    валерий василий вера виктор виктория виталий владимир владислав вячеслав галина георгий
    григорий дарья денис дмитрий евгений евгения екатерина елена елизавета иван игорь илья инна
    ирина кирилл константин ксения лариса леонид лидия любовь людмила максим марина мария михаил
    надежда наталия наталья никита николай оксана олег олександр олена ольга павел петр полина
    роман руслан светлана сергей сергій софья станислав степан тарас татьяна тимур федор юлия
    юрий яна ярослав
    """
)


def is_given(word: str) -> bool:
    """Whether the list has a word, or the first part of one with a hyphen, in either case."""
    folded = _folded(word)
    return folded in _GIVEN or folded.partition("-")[0] in _GIVEN
