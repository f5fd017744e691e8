"""The words that tell the names of people, newsrooms, newspapers, agencies and towns apart."""

from __future__ import annotations

import unicodedata

# Marks that scripts write within words: Python counts them as no letters.
MARKS = "".join(
    chr(code) for code in range(0x300, 0x1000) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(";"))


# What newspapers, magazines, agencies and stations are named with.
OUTLETS = _words("""
    times post news herald tribune gazette journal chronicle daily
    guardian observer telegraph mail mirror sun star standard independent
    express press review magazine weekly today ledger monitor globe courier
    dispatch register record examiner inquirer enquirer bulletin echo argus
    mercury wire agency radio tv television broadcasting media online digest
    report reporter reader citizen advertiser advocate argus banner beacon bee
    call capital democrat evening eagle economist spectator statesman nation
    insider intelligencer ledger messenger morning outlook patriot pioneer plain
    dealer research republic sentinel signal transcript union voice world week
    zeitung tageblatt anzeiger nachrichten blatt bote kurier rundschau spiegel
    presse welt tagblatt allgemeine merkur stern volksstimme woche
    monde figaro libération quotidien dépêche parisien croix voix dernières
    país mundo diario noticias periódico nación prensa vanguardia tiempo hoy
    corriere repubblica stampa giornale gazzetta messaggero mattino quotidiano
    folha estado jornal diário notícias público correio globo
    krant dagblad volkskrant telegraaf courant nieuws nieuwsblad
    dagbladet aftenposten tidende tidning tidningen nyheter bladet
    sanomat uutiset lehti głos suara báo harian vijesti
    gazeta wyborcza dziennik kurier noviny lidové deník
    hírlap cumhuriyet hürriyet gazetesi haber ziarul adevărul
    газета известия ведомости вестник новости правда листок журнал коммерсантъ
    время труд голос дело газети вісник новини дзеркало
    καθημερινή εφημερίδα νέα
""")
# The same behind other letters: "Abendzeitung".
OUTLET_ENDINGS = ("bote", "zeitung", "blatt", "post", "kurier", "spiegel", "anzeiger", "dagblad",
                  "bladet")  # fmt: skip
# Small words inside a name.
PARTICLES = _words("""
    de da di do du dos das del della dela dello der den des la le el al ibn bin bint ben van von vom
    zu zum zur ter ten te af av e y i
""")
# What a person is not called: words of newsrooms and companies.
OFFICES = _words("""
    staff desk team newsroom agency agencies editorial editors redaktion rédaction redacción
    redazione redação redactie редакция редакции bureau board service services correspondent
    correspondents reporter reporters writer writers editor contributor contributors news press
    media newspaper magazine online web wire wires report reports admin administrator webmaster
    guest anonymous unknown none syndicate network publications publishing ltd inc llc gmbh plc
    group times gazette herald tribune chronicle zeitung tageblatt nachrichten company corporation
    ministry university institute council committee foundation association federation embassy
    department centre center
""")
# Words that begin other lines with "By", and stand in no name.
NO_NAMES = _words("""
    by par por the a this that these those our your their his her its my all any some no not and or
    of to for from with without in on at than then when where while who what why how is are
    was were be been
    being του τησ των download pdf privacy policy terms cookies
    has have had would could should must might does did popular demand order sea air numbers
    accident design default end noon night week year years time far now nature mistake request
    special exclusive updated published posted photo photos image video audio courtesy share print
    email comments subscribe advertisement monday tuesday wednesday thursday friday saturday sunday
    january february  july september october november december die dem ein eine einen einer
    einem und oder mit ohne nach vor aus bei nicht les un une dans sur avec sans pour est los las
    una con sin para es il lo gli uno per sono um uma com sem het een met zonder voor
    alle anmelden anmeldung anzeige artikel artículo beitrag beiträge bundesverband datenschutz
    facebook forum fragen google grüsse hören impressum instagram kategorie kategorien kommentare
    kontakt latest linkedin login menü mehr newsletter original pinterest popular posts praxis
    recent related rss sponsored suche tags teilen thema themen twitter verband weitere werbung
    whatsapp youtube
""")
# Agencies, as they sign.
AGENCIES = _names("""
    Reuters; Thomson Reuters; Associated Press; The Associated Press; AP; AFP; Agence France-Presse;
    Agence France Presse; dpa; dpa-AFX; Deutsche Presse-Agentur; epd; KNA; Bloomberg; Bloomberg
    News; United Press International; UPI; TASS; ТАСС; Interfax; Интерфакс; RIA Novosti; РИА
    Новости; Xinhua; 新华社; 新華社;
    Kyodo; Kyodo News; Jiji Press; Yonhap; 연합뉴스; ANSA; EFE; Europa Press;
    Agência Brasil; Lusa; Press Trust of India; PTI; ANI; IANS; PA Media; PA; Press Association;
    AAP; Australian Associated Press; Canadian Press; The Canadian Press; CP; APA; ATS;
    Keystone-SDA; SDA; Belga; ANP; TT; NTB; Ritzau; STT; PAP; ČTK; MTI; Ukrinform; Укринформ;
    Anadolu Agency; Anadolu Ajansı; AA; İHA; DHA;
    WAFA; SANA; IRNA; Bernama; Antara; Inter Press Service; IPS; States
    News Service; Knight Ridder; McClatchy; Tribune News Service; CNS
""")
# Towns and countries of two capitalised words: where a reporter wrote, not who.
PLACES = _names("""
    New York; Los Angeles; San Francisco; Las Vegas; San Diego; New Orleans; New Delhi; Hong Kong;
    Tel Aviv; Buenos Aires; Kuala Lumpur; Cape Town; Abu Dhabi; São Paulo; Mexico City; Washington
    DC; Washington D.C.; Sri Lanka; South Africa; South Korea; North Korea; Saudi Arabia; New
    Zealand; Costa Rica; United States; United Kingdom; United Nations; Addis Ababa; Phnom Penh;
    Panama City; Salt Lake City; St. Louis; St. Petersburg; Santa Fe; San Juan; San Jose; San José;
    New Jersey; New Mexico; New Hampshire; North Carolina; South Carolina; North Dakota; South
    Dakota; West Virginia; Rhode Island; Ho Chi Minh City; Northern Ireland; Frankfurt am Main; Den
    Haag; The Hague; Le Havre; La Paz; San Salvador; Santo Domingo; Port-au-Prince
""")
# Where most reports are written, where the name of the town stands behind that of the reporter.
TOWNS = _words("""
    amsterdam ankara athens athen athènes atenas baghdad bangkok barcelona beijing beirut berlin
    berne bern bogotá brussels brüssel bruxelles bruselas bucharest budapest cairo kairo caracas
    chicago copenhagen delhi dublin geneva genf genève hamburg havana helsinki istanbul jakarta
    jerusalem johannesburg kabul karachi kiev kyiv kiew lagos lisbon lisbonne lisboa london
    londres londra madrid manila melbourne miami milan milano moscow moskau moscou moscú mosca
    mumbai munich münchen nairobi oslo ottawa paris parigi peking pékin pekín prague prag pretoria
    riga rome rom roma rabat sarajevo seoul shanghai singapore sofia stockholm sydney
    tallinn tehran teheran tirana tokyo tokio toronto tunis vienna wien vienne viena vilnius warsaw
    warschau varsovie washington zagreb zürich zurich
    москва минск киев лондон париж берлин вашингтон
""")
# What newspapers call their sections, in a line above the headline.
SECTIONS = _words("""
    opinion news world politics business sport sports comment analysis editorial feature features
    culture local national international letters economy science technology health obituary
    exclusive breaking meinung politik wirtschaft kultur lokales panorama feuilleton kommentar
    monde politique économie culture opinión política economía cultura mundo cronaca esteri
    политика экономика общество культура мнение спорт
""")
# Of headings of sections and series, which look like names: "Climate Change", "Old Town".
SECTION_WORDS = SECTIONS | _words("""
    affairs agriculture american ancient arts asian big black books breaking budget central century
    change children cities city civil climate columns community court courts covid crime crisis
    data death debate decision defence defense development diary digital domestic early east
    eastern education election elections emergency energy environment essay estate european events
    explained families family farming fashion film finance fine first focus food foreign free
    future games gardening general global golden great green guest guide head high history home
    house housing human ideas immigration in-depth industry inside interview investigation issues
    jobs justice labor labour landmark last latest law legal leisure life lifestyle live living
    long main market markets media men middle migration military minister modern money morning
    motoring mountain museum music national nature night north northern notebook nuclear obituaries
    office old open our parliament peace people personal photo photography picture places podcast
    police policy political power president prime private profile property public race read
    recipes red region regional religion report reports research review rights river road royal
    russian safety school schools sea security series small social society special stage state
    stories story street student style sunday supreme tech theatre top tourism town trade
    traffic transport travel university video view voices vote war water weather week weekend
    bay beach lake valley island islands county springs falls hills park port cape coast mount fort
    santa san los las saint harbor creek grove heights
    welfare west western wild wildlife women work young youth
""")
# What sites call their other parts, and their buttons.
SITE_WORDS = _words("""
    abo abos abonnement account app apps archive archiv audio beste careers contact cookies
    deutschland e email e-paper epaper forum free home kontakt latest live local log login mail
    magazin magazine magazines menu menü mobile my nachrichten newsletter newsletters nieuws
    noticias notizie nyheter online our pages papers podcasts press print programme programmes
    radio register rss sections service services shop sign stories subscribe the ticker today
    tv updates us u s uk videos web website welt world your новости эфир 新聞 新闻 ニュース 뉴스
""")
