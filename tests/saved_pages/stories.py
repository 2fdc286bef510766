"""Invented reports for the made pages, in several languages."""

from __future__ import annotations

from typing import NamedTuple


class Report(NamedTuple):
    """What one made page tells."""

    title: str
    paragraphs: tuple[str, ...]
    """A paragraph that begins with "## " is a sub-heading."""
    authors: tuple[str, ...] = ("Ana Ruiz",)
    day: str = "2023-05-04"
    outlet: str = "The Harbour Post"
    host: str = "www.harbourpost.example"
    slug: str = "ferry-crews-walk-out"


FERRY = Report(
    "Ferry crews walk out over night shifts",
    (
        "Ferry crews in the harbour of Valparaíso walked out on Thursday, leaving thousands of "
        "commuters on the quay for the third time this spring, the harbour office said in a long "
        "statement that it put on its notice board at noon.",
        "The union wants two days of rest after a week of nights, said Li Wei, who has led it since "
        "May. “We are tired, and tired people run ships aground,” she said, and left the building "
        "through a back door, past a figure of the first harbourmaster.",
        "The company said that it would talk on Friday, but did not say about what. Its spokesman, "
        "Omar Haddad, told reporters that twelve of its fourteen boats were in good order and that "
        "passengers would get their money back within ten days.",
        "## What the crews want",
        "Under the present rules a deckhand may work seven nights in a row, each of them eleven "
        "hours long. The crews ask for five, and for a second mate on the three largest boats, the "
        "Amalia, the Rosario and the Santa Inés, which together carry 4,200 people a day.",
        "“It is a small thing to ask,” said Kofi Mensah, a deckhand of nineteen years, who stood "
        "at the gate with a thermos and a folding chair. He said that his own watch had twice "
        "fallen asleep at the wheel in March.",
        "Sign-ups for a bus that the city runs in place of the boats filled up within an hour. The "
        "mayor, Ingrid Solberg, said she had asked the army for six lorries and had been refused.",
        "Commuters took it calmly. Some shared taxis, others walked the nine kilometres along the "
        "coast. A bakery near the quay gave away what it could not sell, and by evening had nothing "
        "left but a tray of rolls.",
    ),
)
FLOOD = Report(
    "River rises over the old bridge at Lindhaven",
    (
        "LINDHAVEN — The river Linde rose over the old stone bridge early on Monday and cut the "
        "upper town off from the hospital, the fire brigade said. Nobody was hurt.",
        "It was the highest water since records began in 1871, according to the district's gauge, "
        "which showed 6.14 metres at 4.20 a.m. before it was washed away.",
        "Firefighters brought forty-one people out of a care home in rubber boats. The oldest of "
        "them, Marta Nowak, is 103. “I have seen worse,” she said, “but not with such young men to "
        "carry me.”",
        "The dam above the town held, though engineers opened two of its gates for the first time "
        "in a decade. Priya Raman, who runs it, said that the reservoir would stay full until the "
        "end of the week.",
        "Schools stay closed until Wednesday. Drinking water must be boiled in all streets east of "
        "the railway line, the health office warned; it hands out tablets at the town hall.",
        "The federal government promised quick help. The minister of the interior, Jonas Weber, is "
        "to visit the town on Tuesday and to look at the bridge, whose middle arch has moved by a "
        "hand's breadth.",
    ),
    ("Tomasz Zieliński", "Priya Nair"),
    "2024-02-12",
    "Lindhaven Courier",
    "lindhavencourier.example",
    "river-rises-over-bridge",
)
COURT = Report(
    "Court lets the library keep its painting",
    (
        "A court in Utrecht ruled on Wednesday that the city library may keep a painting which a "
        "family says was taken from it in 1941, ending a dispute of eleven years.",
        "The judges found that the library had bought the picture in good faith, and that the "
        "family had known where it hung since 1968 and had not asked for it. The family's lawyer "
        "called the ruling “correct in law and wrong in every other way”.",
        "The painting, a view of a frozen canal by a pupil of van Goyen, is worth about 300,000 "
        "euros. It hangs above the reading desk for newspapers, where few visitors look up.",
        "Both sides said that they would meet again, without lawyers. The library's director, "
        "Anneke de Vries, offered to hang a plate beside the picture that tells its story, and to "
        "pay for a copy that the family may choose.",
        "Esther Cohen, whose grandfather owned the picture, said she would think about it. “I do "
        "not need a canal on my wall,” she said. “I need somebody to say what happened, and to say "
        "it where people read.”",
        "The ruling can be appealed within six weeks. Neither side has said that it will.",
    ),
    ("Willem Bakker",),
    "2022-11-30",
    "Stichtse Bode",
    "bode.example",
    "court-library-painting",
)
BUDGET = Report(
    "Council passes a budget nobody likes",
    (
        "After nine hours of debate the council of Port Albion passed a budget of 1.3 billion "
        "dollars on Friday night, by 23 votes to 22, with two members asleep in the corridor.",
        "Property tax goes up by 3.8 percent, and the price of a monthly bus pass by four dollars. "
        "In return the city will fill 112 posts in its fire brigade that have stood empty since "
        "the pandemic.",
        "Mayor Grace Okafor, who had threatened to resign if the plan failed, thanked the members "
        "of her own party first and those of the others at length. “It is a budget nobody likes, "
        "so it is probably fair,” she said.",
        "The largest single cut hits the parks: two swimming pools close for good, and the winter "
        "market moves indoors. A petition to save the pool at Quay Street had 18,000 signatures by "
        "Friday noon.",
        "Councillor Ahmed Farouk said that the numbers rested on hope. The plan counts on 40 "
        "million dollars from the province which the province has not promised, and on a mild "
        "winter.",
        "The last to speak was Rosa Delgado, at 81 the oldest member. She recalled a budget of 1979 "
        "that was typed on eleven pages, and asked for a copy of this one that she could lift.",
    ),
    ("Grace Liu", "Mark O'Neill", "Fatima al-Sayed"),
    "2021-12-18",
    "Albion Daily News",
    "www.albiondaily.example",
    "council-passes-budget",
)
TELESCOPE = Report(
    "Telescope finds water where none should be",
    (
        "Astronomers have found traces of water on a small, hot planet that should have lost all of "
        "it long ago, they report in a paper that was published on Tuesday.",
        "The planet, which has a catalogue number and no name, is twice as heavy as the Earth and "
        "circles a red star in less than three days. On its day side, rock melts.",
        "“We checked for a year whether it was the instrument,” said Keiko Tanaka of the "
        "observatory in Hilo, who led the work. “Then we checked whether it was us.” Two other "
        "groups have since seen the same lines in the light.",
        "How the water got there is unclear. It may come out of the rock itself, as it did on the "
        "young Earth, or with comets that fall onto the planet at a rate which nobody expected.",
        "Not everybody is convinced. Luis Ferreira, an astronomer in Coimbra who was not part of "
        "the work, said that clouds of salt could look the same at this resolution. “It is a good "
        "paper,” he said. “I would bet a dinner on it, and not a house.”",
        "The group has been given sixty more hours of observing time, which begin in March.",
    ),
    ("Sofia Lindqvist",),
    "2024-09-03",
    "Far Light",
    "farlight.example",
    "telescope-finds-water",
)
GERMAN = Report(
    "Fährleute legen die Arbeit nieder",
    (
        "Im Hafen von Brunsbüttel haben am Donnerstag die Fährleute die Arbeit niedergelegt. "
        "Tausende Pendler standen am Kai, zum dritten Mal in diesem Frühjahr, wie das Hafenamt am "
        "Mittag mitteilte.",
        "Die Gewerkschaft verlangt zwei freie Tage nach einer Woche Nachtdienst. „Wir sind müde, "
        "und müde Leute setzen Schiffe auf Grund“, sagte Jutta Krüger, die sie seit Mai führt.",
        "Das Unternehmen will am Freitag verhandeln, sagte aber nicht worüber. Zwölf der vierzehn "
        "Boote seien in gutem Zustand, sagte ein Sprecher; Fahrgäste bekämen ihr Geld binnen zehn "
        "Tagen zurück.",
        "Der Bürgermeister bat die Bundeswehr um sechs Lastwagen. Sie lehnte ab, weil die Brücke "
        "über den Kanal für sie zu schwach sei.",
    ),
    ("Jürgen Groß",),
    "2023-05-04",
    "Kanalbote",
    "kanalbote.example",
    "faehrleute-streik",
)
SPANISH = Report(
    "El río sube por encima del puente viejo",
    (
        "El río subió la madrugada del lunes por encima del viejo puente de piedra y separó la "
        "parte alta del pueblo del hospital, informaron los bomberos. No hubo heridos.",
        "Fue la crecida más alta desde que hay registros, según el medidor del distrito, que marcó "
        "6,14 metros a las 4.20 antes de que se lo llevara el agua.",
        "Los bomberos sacaron en lanchas a cuarenta y una personas de una residencia. La mayor, "
        "Marta Núñez, tiene 103 años. «He visto cosas peores», dijo, «pero no con muchachos tan "
        "fuertes».",
        "Las escuelas seguirán cerradas hasta el miércoles. El agua debe hervirse en todas las "
        "calles al este de la vía, advirtió la oficina de salud.",
    ),
    ("María José Peña",),
    "2024-02-12",
    "El Faro del Sur",
    "elfaro.example",
    "rio-sube",
)
RUSSIAN = Report(
    "Река поднялась выше старого моста",
    (
        "Река в понедельник рано утром поднялась выше старого каменного моста и отрезала верхнюю "
        "часть города от больницы, сообщили пожарные. Никто не пострадал.",
        "Это самый высокий уровень с начала наблюдений, показал прибор района: 6,14 метра в 4.20, "
        "после чего его унесло водой.",
        "Пожарные вывезли на лодках сорок одного человека из дома престарелых. Самой старшей из "
        "них, Марте Новак, 103 года. «Бывало и хуже», — сказала она.",
        "Школы закрыты до среды. Воду к востоку от железной дороги надо кипятить, предупредило "
        "управление здравоохранения.",
    ),
    ("Ирина Соколова",),
    "2024-02-12",
    "Береговой вестник",
    "vestnik.example",
    "reka-podnyalas",
)
ARABIC = Report(
    "عمال العبارات يضربون عن العمل بسبب نوبات الليل",
    (
        "أضرب عمال العبارات في الميناء يوم الخميس عن العمل، وبقي آلاف الركاب على الرصيف للمرة "
        "الثالثة هذا الربيع، بحسب ما قالت إدارة الميناء في بيان طويل.",
        "وتطالب النقابة بيومي راحة بعد أسبوع من العمل الليلي، كما قالت رئيستها ليلى منصور التي "
        "تقودها منذ مايو. وأضافت أن المتعبين يجنحون بالسفن.",
        "وقالت الشركة إنها ستتفاوض يوم الجمعة، لكنها لم تقل على ماذا. وأضاف المتحدث باسمها أن "
        "الركاب سيستردون أموالهم خلال عشرة أيام.",
        "وطلب رئيس البلدية من الجيش ست شاحنات، لكن الجيش رفض ذلك لأن الجسر فوق القناة ضعيف.",
    ),
    ("ليلى حداد",),
    "2023-05-04",
    "صوت الميناء",
    "mina.example",
    "ferry-strike",
)
JAPANESE = Report(
    "フェリー乗組員、夜勤をめぐりストライキ",
    (
        "港のフェリー乗組員が木曜日にストライキに入り、数千人の通勤客が岸壁に取り残された。"
        "今春で三回目となる。港湾事務所が正午に発表した。",
        "組合は一週間の夜勤の後に二日間の休みを求めている。五月から組合を率いる李さんは"
        "「疲れた人は船を座礁させる」と語り、裏口から建物を出た。",
        "会社は金曜日に話し合うと述べたが、何について話すかは明らかにしなかった。"
        "乗客には十日以内に払い戻すという。",
        "市長は軍にトラック六台を要請したが、運河の橋が弱いとして断られた。",
    ),
    ("田中恵子",),
    "2023-05-04",
    "港新聞",
    "minato.example",
    "ferry",
)
