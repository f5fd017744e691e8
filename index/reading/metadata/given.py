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
    aaron abdul abdulla abdullah abdulrahman abigail abraham ada adalbert adam adele adina aditi
    adnan adolf adrian adriana adriano agata agathe agnes agneta agustin ahmad ahmed ahmet aida
    aidan aileen aisha akash akiko akua alan alana albert alberta alberto albin albrecht aldo alec
    alejandra alejandro aleksandar aleksander aleksandr aleksandra aleksei aleksey alena alessandra
    alessandro alessio alex alexa alexander alexandra alexei alexey alexia alexis alfred alfredo ali
    alice alicia aline alisa alisha alison alistair allan allegra allison almut alois alojz alona
    alondra alvaro alyssa amalia amanda amandine amara amartya amaury amber ambre amelia amelie
    amina amir amit amjad amos amparo amrita amy ana anais ananya anastasia anastasiya anatol anders
    andi andras andre andrea andreas andree andrei andrej andres andrew andrey andrzej andy angela
    angelica angelika angelina angelo angelos angus aniello aniket anil anita anja anjali anjana
    anke ankit ankita ann anna anne anneke annelie annelies anneliese annemarie annette annie annika
    anouk anselm ansgar anthony antje antoine anton antonella antonia antonin antonina antonio antti
    anu anup anupam anya aoife apostolos arash archie ariana ariane aris arjun arkadiusz arlene
    armando armin arnaud arne arno arnold arpad arseny artem arthur artur arturo arun arvid arvind
    asger asha ashish ashley ashok ashutosh asif aslak asma astrid athanasios atli atul aude audrey
    auke aurelie aurelien avi avraham axel ayesha aylin ayman ayse balazs barbara barbora bart
    bartek bartosz bas bashir bastian beata beate beatrice beatrix beatriz becky bela ben benedetta
    benedict benedikt beni benjamin benno benny benoit berit berkay bernadette bernard bernardo
    bernat bernd berndt bert berthold bertram beth bettina betty bhaskar bhavna bianca bilal bill
    birger birgit birgitte birte bjarne bjoern bjorn blaise blanca blandine blazej bob bobby bodo
    bogdan boglarka boris borja boukje boyan boyd bozena brad bram brandon branislav branko brenda
    brendan brent bret brett brian brice bridget brigitta brigitte britta bronwyn brooke bruce bruno
    bryan bryce burak burkhard caitlin cameron camila camilla camille camilo candace candice caren
    carina caritta carl carla carlo carlos carlota carmela carmen carol carole carolin carolina
    caroline carolyn carsten casey caspar cassandra cassidy catalina catarina caterina cathal
    catherine cathleen cathrin cathy cecile cecilia cecilie cedric cees celeste celia celine cem
    cesar cezary chandra chantal charles charley charlie charlotta charlotte cheng cheryl chiara
    chidi chika chinedu chloe chris christa christer christi christian christiane christina
    christine christof christoffer christoph christophe christopher christos chuck ciara ciaran
    cigdem cindy ciro claire clara clare clarissa claude claudia claudine claudio clayton clemens
    clement clementine clive clotilde cody colin coline colleen connie connor conny conor conrad
    constance constantin constantinos constanze cora coralie cordula corey corina corinna corinne
    cornelis courtney craig cristian cristiano cristina cristobal cristopher curt curtis cynthia
    cyril dagmar dagny dalia damien damir damjan dan dana dani danica daniel daniela daniele
    danielle danilo danny daphne daria dariusz darko darren dave david davide davor dawid dean
    debbie deborah declan deepa deepak deepti deirdre delphine denes denis denisa denise dennis
    denys derek derk derya desiree detlef detlev devin dhruv diana diane didier diederik diego
    dieter dilara dilip dimitra dimitri dimitrios dimitris dina dino dionne dirk dirkjan divya
    djamila dmitri dmitry dmytro dolores dominic dominick dominik dominika dominique donald
    donatella donato donna dora doreen doris dorit dorota dorothea dorothee dorothy dorthe doug
    douglas dragan drew dries dror duarte duncan dusan dusko dustin dwayne dylan ebba eberhard ebru
    eckart eckhard eda edgar edilson edina edit edith edmond edmund edoardo edouard eduard eduardo
    edward edwin efrat egon eileen ekaterina ekaterini ela elaine elana eleanor elena eleni eleonora
    eleonore eli elias elie elif elin elina eliot elisa elisabeth elisabetta elise eliza elizabeth
    elke ella ellen elliot elliott elodie els elsa elsbeth elton elvira elvis emanuel emanuela
    emanuele emeka emil emilia emiliano emilie emilio emily emine emir emma emmanuel emmanuelle emre
    enda endre engin enno enrica enrico enrique enzo eoin erdem eren erez erhard eric erica erik
    erika erin erkan ernesto ernst erwan erwin esben esra esteban estelle esther eszter ethan
    etienne eugene eugenia eugenio eunice eusebio eva evan evangelos eve evelina eveline evelyn
    evgeni evgenia evgeny evi ewa ewald ewan ewelina eyal ezra fabian fabio fabiola fabrice fabrizio
    faisal faiza falk fanny farah farhan farid farida fatima fatma fausto faye faysal federica
    federico fedor felicia felicitas felicite felicity feliks felipe felix femke ferdinand ferenc
    fergus fernand fernanda fernando fiachra fidel filip filippo filippos finley finn finola fintan
    fiona flavia flavio flemming fleur flora florian floris fouad fouzia franca frances francesca
    francesco francine francis francisco franciska franciszek franck franco francois francoise frank
    frantisek franz franziska frauke fred freda freddie freddy frederic frederica frederick frederik
    frederike frederique freek freya frida friedemann friederike friedhelm friedrich fritz fulvio
    gabi gabor gabriel gabriela gabriele gabriella gael gaelle gaetan gaetano gail galina gareth
    garrett gary gaurav gavin gaye geert geeta geir gemma genevieve gennaro geoff geoffrey georg
    george georges georgi georgina georgios gera geraint gerald geraldine gerard gerardo gerben gerd
    gerda gergely gergo gerhard gerhild gerlinde germain gernot gerold gerrit gerry gert gertrud
    gesa gesine ghislaine giacinta giacomo giancarlo gianluca gianni gideon giles gilles gillian
    gina gino gioele gioia giordano giorgio giovanna giovanni gisela gita gitta gitte giulia
    giuliana giuliano giulio giuseppe gladys glen glenda glenn gloria goetz goran gordon gorka
    gottfried govind grace graeme graham grazia graziella greg gregoire gregor gregory greta
    gretchen grete grigory grzegorz gudrun guenter guenther guido guillaume guillermo gulsen gunilla
    gunnar gunter gunther gustaf gustav gustavo guy gwen gwenaelle gwendolyn gyorgy gyula habib
    hadar hadas hafsa haim hakan halina halvard hamid hamish hamza hana hanna hannah hanne hanneke
    hannele hannes hanno hans hansjoerg hansjorg hanspeter harald hari haris harish harm harri
    harriet harry harsh hartmut haruka haruki hassan hauke hayden hayley hazel heather hector hedwig
    heidi heidrun heike heiko heiner heino heinrich heinz helen helena helene helga helge helle
    helmut helmuth hemant hendrik henk henning henny henri henrietta henriette henrik henrike henry
    herbert heribert herman hermann hermine hernan herve hilary hilde hildegard hilke himanshu
    hiroko hiroshi hiroyuki hisham holger holly horst hossein howard hristo hubert huda hugh hugo
    hugues humberto husain huseyin hussein hyun iacopo iain ian ibrahim ibtisam ida idan idris
    ifeoma ignacio ignacy ignaz igor ihor iker ilan ilana ilaria ildiko ilham ilias ilka ilkka ilona
    ilse ilya imke imogen imran inbar indira indra ines inga ingeborg inger ingo ingrid inigo inka
    inken innokenty ioana ioannis iolanda iona ipek irene iria irina iris irma irmgard isaac isabel
    isabela isabell isabella isabelle isadora ishaan ishika ismael ismail ismet istvan itai itamar
    itay ivan ivana ivanka ivaylo ivica ivo ivonne iwona izabela jaap jacek jacinta jack jackie
    jaclyn jaco jacob jacopo jacqueline jacques jacqui jad jade jaeyoung jaime jake jakob jakov
    jalal jalen jamal james jamie jamila jan jana jane janek janelle janet janice janina janine
    janis janko janna jannik jannis janos jaroslav jaroslaw jarrod jasmin jasmina jasmine jasna
    jason jasper javier jay jayne jean jeanette jeanne jeannette jeannine jed jef jeff jeffery
    jeffrey jelena jelle jemima jemma jen jennifer jenny jens jeremiah jeremy jeroen jerome jerry
    jerzy jesper jess jesse jessica jetske jette jill jillian jim jimena jimmy jindrich jiri jirka
    jitka joachim joan joana joanna joanne joannes joao joaquim joaquin jocelyn joch jochem jochen
    jodie joe joel joelle joep joerg joern joey johan johann johanna johanne johannes john johnathan
    johnny joke jolanda jolanta jolie jon jonas jonathan joost jordi jordis jorg jorge joris jorn
    jorrit joschka jose josef josefa josefina josefine josep joseph josephine josh joshua josie
    josip joss jost jovan jovana joyce jozef juan juan-pablo jude judit judith judy juergen juha
    juhani juho jukka jules juli julia julian juliana juliane julianna julianne julie julien juliet
    julieta juliette julija julio juliusz jun junko juraj jurgen juri jussi juste justin justine
    justyna jutta juul jyoti kacper kai kaja kajsa kamal kamil kamila kamran kanae kara karel karen
    karim karima karin karine karl karla karlheinz karol karolien karolina karoline karolis karsten
    kasia kasper katalin katarina katarzyna kate katerina katharina katharine katherina katherine
    kathi kathleen kathrin kathryn kathy kati katia katie katinka katja katleen katrin katy kavita
    kavya kay kaya kayla kazuki kazuo keiko keir keira keith kelley kellie kelly kelsey kemal ken
    kendall kendra kenji kenneth kenny keren kerri kerrie kerry kerstin kevin keyla khadija khaled
    khalid kiara kiera kieran kiki kilian killian kim kimberley kimberly kinga kira kiran kiril
    kirill kirsi kirsten kirstie kirstin kirstine kirsty kitty kjell kjersti klaas klara klaus knut
    kobi kofi kolja konrad konstantin konstantina konstantinos koray korbinian korinna kostas
    kourosh krishna kristaps kristen kristi kristiaan kristian kristie kristin kristina kristine
    kristjan kristof kristofer kristoffer kriszta krystian krystyna krzysztof ksenia kumar kumiko
    kurt kwabena kwaku kwame kyle kyra kyriakos lacey ladislav laetitia laila lajos lakshmi lale
    lamia lana lara larissa larry lars laszlo latifa latoya laura lauren laurence laurenne laurent
    laurenz lauri laurie lavinia layla lea leah leander leandra leandro leanne leda lee leen leena
    leif leigh leila lena lene leni lenka lennart lenz leo leon leona leonard leonardo leonhard
    leonid leonidas leonie leonora leopold leroy lesia lesley leslie leszek letizia levent levi
    lewis lex leyla lia liam lianne lidia lidiya lidwien lieke lies liesbeth liesel lieselotte lieve
    liina lilian liliana lilla lilli lilly lily lina linda lindsay lindsey linn linnea linus lioba
    lionel lior lisa lisbet lisbeth lise lisette liz ljiljana ljubica ljubomir lloyd loes logan loic
    lois lola lora loreen loreena loren lorena lorenz lorenzo loretta lorraine lothar lotta lotte
    lou louella louis louisa louise lovisa luana lubomir lubos luc luca lucas lucia luciana luciano
    lucie lucien lucienne lucille lucinda lucjan lucrezia lucy ludwig luigi luigia luis luisa
    luisella luiz luiza luka lukas lukasz luke luna lutz luuk lydia lydie lyle lynda lynette lynn
    lynne lynsey lyudmila maaike maarten maartje mabel machteld maciej maciek madeleine madhu mads
    maeve magali magda magdalena magdalene magne magnus mahesh mahmoud mahnoor maik maike maite maja
    makar makoto maksim malcolm malena malgorzata malik malin malte malwina mandy manfred manish
    manoj manolis manon manu manuel manuela mara marah marc marcel marcela marcello marcin marco
    marcos marcus marek maren margaret margarete margarethe margarida margarita margaux margherita
    margit margot margret margriet marguerite mari maria mariam mariama marian mariana marianela
    mariangela marianna marianne mariano marick marie marieke mariela marielle marietta marijana
    marije marijke marika marike marilena marilyn marin marina mario marion marisa marisol marita
    marius mariusz marjan marjolein marjorie mark marketa markku marko markus marlene marlies marlis
    marloes marlon marta martha martijn martin martina martine martje marvin mary maryam marysia
    marzena mascha masha massimiliano massimo matej mateja mateo mateusz mathew mathias mathieu
    mathijs mathilda mathilde mathis matias matija matjaz mats matt matteo matthew matthias matthijs
    matti mattia mattias matyas maud maura maureen maurice mauricette mauricio maurizia maurizio
    mauro max maxence maxim maxime maximilian maximiliano maxwell maya mayra meaghan mechthild meena
    meenakshi meera megan meghan mehdi mehmet mei meike meinrad meir melanie melina melinda melisa
    melissa mena menno meredith merel merijn merle merlin merve meryem metin mette mi-kyung mia
    micaela micah michael michaela michail michal michel michela michele micheline michelle mick
    micky mieke miguel mihaela mihai mihail miika mika mikael mike mikhail miki mikko miklos mila
    milan milena miles milica milko milo milos miloslav mimi mina mindy minna mira miranda mireia
    mireille mirek mirella mireya miriam mirjam mirko mirna miroslav miroslava miroslaw mischa misha
    mitchell mladen moa moana mohamed mohammad mohammed mohan mohsen mohsin moira molly mona monica
    monika monique morgan morgane moritz morten moshe mostafa mourad muhammad muhammed mukesh munir
    murad murat muriel murray mustafa mykola myriam myrtle nabil nachiket nada nadav nadege nadezda
    nadezhda nadia nadin nadine nadja nadya naja najib nalini namrata nancy nanda nandini nanette
    naoki naoko naomi narendra narges nasim nasrin nasser nassim nastja natacha natalia natalie
    natan natasa natascha natasha nathalie nathan nathanael nathanial nathaniel navid navin neal
    neda neelam neeraj neha neil nele nell nelleke nelly nelson nena nenad nessa neta nevena ngozi
    niall niamh niccolo nicholas nicholle nick nicki nicklas nico nicol nicola nicolas nicole
    nicoletta niek niels nieves nigel nikhil niki nikita nikki niklas niklaus niko nikola nikolai
    nikolaj nikolaos nikolas nikolaus nikolay nikolina nikos nilay nilesh nils nilufar nimrod nina
    nino nir niranjan nisha nishant nitin nkechi noah noam nobuko noe noel noemi noemie nolan noor
    noora nora norah norbert norberto norma norman nour noura nuno nuria nurit obinna octavio oded
    odette odile ofer ofir ohad oisin oksana oktay olaf olav ole oleg oleksandr oleksandra oleksii
    oleksiy olena olesya olga oli olimpia oliver olivia olivier olof oluf olumide omar ondrej onno
    oona orhan oriana oriane oriol orit orla orly ornella orsolya osama oscar oskar osman osvaldo
    othmar otmar ottavia ottilie otto ottokar oumar owen ozan ozge ozlem paavo pablo paddy paige
    pallavi palle paloma pamela panagiotis paola paolina paolo parvati pascal pasi pasquale pat
    patrice patricia patrick patrizia patrycja patryk patty paul paula paulette paulina pauline
    paulius paulo paulus pavel pavla pavlina pavlo pavlos pawel payal peder pedro peer peggy pekka
    penelope penny perla perrine perry petar pete peter peteris petr petra petri petros petter phil
    philip philipp philippa philippe phillip phoebe phyllis pia pierluigi pierre piet pieter pietro
    pilar pim piotr pirjo pooja poonam prabhat pradeep prakash pranav prashant praveen preethi
    preeti prerna prisca priscilla priti priya priyanka przemyslaw puja punit quentin quinn quirin
    rabea rachael rachel rachid radek radha radka radmila radomir radoslav radoslaw radu raf rafael
    rafaela raffaele raffaella rafi raghav rahel rahul raimo raimund raina rainer raisa raj rajan
    rajat rajeev rajesh rajiv rajni rakesh ralf ralitsa ralph ramesh rami ramin ramon ramona ramya
    ramzi rana randall randolph randy rani rania ranjit raoul raphael raquel rashid rashida rashmi
    rasmus raul ravi ray raymond razvan rebecca reem regina reginald regine regis regula reiko
    reiner reinhard reinhold reinier reka remco remi remo remy renata renate renato renaud rene
    renee renu renzo reto reuven reynaldo rhea rhiannon rhona rhys ria riaan riad rian ricardo
    riccarda riccardo richa richard rick rieke rikke riku rinaldo rino rishi risto rita ritchie ritu
    riva rob robbert robbie robby robert roberta roberto robin robrecht rocco rocio roderick rodion
    rodney rodrigo roel roelof rogelio roger rogerio rohan rohini rohit rok roksana roland rolando
    rolf rolff romain roman romana romina romuald romy ron ronald ronan ronen roni ronja ronny rory
    rosa rosalba rosalia rosalie rosalind rosamund rosanna rosanne roselyne rosemarie rosemary rosie
    rosina ross roswitha rotem rowan rowena roxana roxane roxanne roy royce roza rozalia ruairi
    ruben rubina rudi rudiger rudolf ruediger rui rumiana rune rupert ruprecht ruslan russ russell
    ruta ruth ruud ruzica ryan ryszard saad saar saba sabina sabine sabrina sacha sadie saeed sagar
    saira saki sakshi saleem saleh salim sally salma salman salome salvatore sam samantha sami samia
    samir samira sampo samuel sandeep sander sandra sandrine sandro sandy sangeeta sanja sanjana
    sanjay sanna sanne santosh sapna sara sarah sarai sarika sarina sarita sarra sascha sasha saskia
    satish satoshi saul saurabh saverio savvas scarlett schalk scott seamus sean sebastiaan
    sebastian sebastiano sebastien sebnem seema segun selim selina selma semra senay sepp seraina
    serap serdar serena serge sergei sergey sergio serhii serhiy serkan seth seung severin severine
    seyed shabnam shadi shaheen shai shakira shalini shana shane shankar shannon shantanu shany
    sharon shashank shaun shawn shay sheila shelby sheldon shelley shelly sherif sherri sherry
    shilpa shinji shira shireen shirin shirley shiv shivam shlomi shlomo shobha shreya shruti
    shubham shweta sian sibel sibylle sid siddharth siddhartha sidney sidonie siegfried sieglinde
    sigmund sigrid sigurd sigurdur siiri silja silke silvana silvester silvestro silvia silvina
    silvio simen simeon simon simona simone simran sina sinan sinead sini siobhan sipho siri sissel
    sjoerd slavica slavko slawomir smita sneha snezana sofia sofian sofiane sofie sohail sohini
    solange soledad solene solveig somya sonali sonia sonja sonya sophia sophie sorcha soren souad
    soufiane spencer spiros spyros srdjan sreeja sridhar srinivas stacey stacy stan stanislava
    stanislaw stavros stefaan stefan stefania stefanie stefano stefanos steffen steffi stefka
    stelian stella stephan stephane stephania stephanie stephany stephen steve steven stewart stijn
    stina stine stipe stjepan stuart subhash subir sudha sudhir sue sujata sultana suman sumaya
    sumit sunil sunita supriya suraj suresh surya susan susana susann susanna susanne suse sushma
    suzan suzana suzanne suzie suzy svante svein sven svend sverre sveta svetlana swantje swati swen
    sybille syed sylvain sylvana sylvester sylvia sylvie sylwester sylwia szabolcs szilvia szymon
    tabea tabitha tadas tadeusz taina takashi takeshi talia tamar tamara tamas tamer tami tamsin
    tania tanisha tanja tanvi tanvir tanya tapio tara tarek tariq tarja taro tasha tasos tatiana
    tatjana tatyana ted teemu tejas tendai teodor teodora terence teresa teresia terhi terje tero
    terry tessa tetiana teun thabo thaddeus thais thalia thanasis thandeka thandi thandiwe thanos
    thea themba theo theodor theodora theodore theodoros theresa therese theresia thiago thibault
    thibaut thierry thijs thilo thom thomas thomasz thor thorben thore thorleif thorsten thuy tiago
    tiana tiara tibor tiffany tijana tilda tilman tilmann tilo tim timea timo timon timothy tina
    tine tinka tino tiphaine tirza titus tjark tobi tobias toby todd todor tom tomas tomaso tomasz
    tomaz tomislav tommaso tommi tommy toni tonia tonje tony tonya tora torben torsten torunn
    toshiko tracey tracy traudl trent trevor tricia trine trish trisha tristan troels trond trude
    truus tshepo tudor tugba tumi tuomas turgut tuva tyler tyrone tzvi uche uday udo ugo ulf uli
    ulla ulrich ulrik ulrika ulrike umar umberto umut uri uriel urs ursina urska ursula urszula
    urvashi uschi usha uta ute utkarsh uwe uzma vaclav vadim vaishali valdemar valdis valentin
    valentina valeria valerie valerio valery valter vanda vandana vanessa vanja varun vasco vasil
    vasile vasileios vasiliki vasilis vasily vassilis vasudha vedran veit velibor velimir vera
    verena veronica veronika veronique vesa vesna vicente vicki vickie vicky victor victoria vidar
    vidya vigdis vijay vijaya vikas vikram viktor viktoria viktorija viktoriya ville vilma vimal
    vinay vincent vincenza vincenzo vineet vineeta vinicius vinod violeta violetta virginie virpi
    vishal vishnu vitali vitalii vitaly vito vittoria vittorio vivek vivian viviana vivien vivienne
    vjekoslav vlad vladan vladimir vladimira vlado vlasta vojtech volha volker volkmar volodymyr
    voula vratislav vukasin vusi wael waldemar walid walt walter wanda wanja wassim wayan wayne
    wendy werner weronika wiebke wieland wieslaw wietske wilbert wilbur wilfred wilfried wilhelm
    wilhelmina willem willi william willie willy wilma wim winfried winnie winona winston wioletta
    wladimir wojciech wojtek wolfgang wolfram wout wouter wulf xander xaver xavi xavier xenia xiao
    ximena yael yahya yair yakov yan yana yanis yann yanna yannick yannis yara yaron yaroslav
    yaroslava yasemin yaser yash yasir yasmin yasmina yasmine yaw yegor yehuda yelena yesim yevgeny
    yevhen yigal yigit yitzhak ynes yngve yoana yoav yohann yoko yolanda yonatan yordan yorick yoshi
    yossi youri yousef yousra youssef yuki yuko yulia yuliana yuliya yumi yunus yuri yuriy yusuf
    yuval yvan yves yvette yvo yvonne zach zachary zack zahra zain zainab zanele zara zbigniew
    zdenek zdenka zdravko zeina zeinab zelda zeljka zeljko zenon zev zeynep ziad zigmund zineb zita
    ziv zlatan zlatko zodwa zoe zoey zoltan zoran zorana zsofia zsolt zsuzsanna zuzana zuzanna zvi
    zvonimir zygmunt
    александр алексей алена алина алла анастасия андрей анна антон артем борис вадим валентина
    валерий василий вера виктор виктория виталий владимир владислав вячеслав галина георгий григорий
    дарья денис дмитрий евгений евгения екатерина елена елизавета иван игорь илья инна ирина кирилл
    константин ксения лариса леонид лидия любовь людмила максим марина мария михаил надежда наталия
    наталья никита николай оксана олег олександр олена ольга павел петр полина роман руслан светлана
    сергей сергій софья станислав степан тарас татьяна тимур федор юлия юрий яна ярослав
    """
)


def is_given(word: str) -> bool:
    """Whether the list has a word, or the first part of one with a hyphen, in either case."""
    folded = _folded(word)
    return folded in _GIVEN or folded.partition("-")[0] in _GIVEN
