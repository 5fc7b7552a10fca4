"""Yes or no: negation, only, limits, ranges and exceptions, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.verdicts.membership import leaves_place_open
from assistant.verdicts.polarity import is_yes
from ingest.index import Index
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        # plain statements and negation
        ("Voiko oppilaitos hakea?", "Oppilaitos voi hakea tukea", "fi", True),
        ("Voiko osakeyhtiö hakea?", "Osakeyhtiö ei voi hakea tukea", "fi", False),
        ("Voiko ilman akkreditointia hakea?", "Ilman akkreditointia ei voi hakea", "fi", False),
        ("Onko matkustaminen kielletty?", "Hakijat eivät saa matkustaa", "fi", True),
        ("Can a school apply?", "Schools can apply for the grant", "en", True),
        ("Can a company apply?", "Companies cannot apply", "en", False),
        ("Can an artist apply?", "An artist may never apply alone", "en", False),
        ("Is a company eligible?", "A company isn't eligible", "en", False),
        ("Can a baker be followed by three at once?", "At most two pupils follow a baker at a time", "en", False),
        ("Voiko leipuria seurata yhtä aikaa kolme?", "Leipuria seuraa enintään kaksi oppilasta", "fi", False),
        # a condition with two alternatives; what goes without something; clauses that share a subject
        (
            "Is a taxi paid if a pupil is ill?",
            "Taxis are paid only when a pupil is ill or when no bus runs",
            "en",
            True,
        ),
        ("Can we leave early without a reason?", "Either side may leave without giving a reason", "en", True),
        ("Must we give a reason?", "Either side may leave without giving a reason", "en", False),
        ("Voiko hakea ilman lupaa ykköslinjalle?", "Ilman lupaa voi hakea vain ykköslinjalle", "fi", True),
        ("Voiko koulu olla ohjaajana?", "Koulu ei voi olla vetäjänä, mutta voi olla ohjaajana", "fi", True),
        ("Voiko koulu olla vetäjänä?", "Koulu ei voi olla vetäjänä, mutta voi olla ohjaajana", "fi", False),
        ("Is the review free?", "The review is free of charge, but the court collects a fee", "en", True),
        ("Does the court charge a fee?", "The review is free of charge, but the court collects a fee", "en", True),
        ("Is the tutor's fee taxable?", "The grant is tax-free for the pupil, the tutor's fee is taxable", "en", True),
        (
            "Is the pupil's grant taxable?",
            "The grant is tax-free for the pupil, the tutor's fee is taxable",
            "en",
            False,
        ),
        # "unless", and a denial in other words than "not"
        ("May a lamp be sold if the board agrees?", "A lamp may not be sold unless the board agrees", "en", True),
        ("May a lamp be sold?", "A lamp may not be sold unless the board agrees", "en", False),
        ("Does the fund pay the premiums?", "The fund pays none of the premiums", "en", False),
        ("Can we buy gift cards?", "The fund refuses gift cards and parties", "en", False),
        ("Voiko lomakkeen lähettää myöhässä?", "Myöhässä lähetetty lomake hylätään", "fi", False),
        ("May the visit be refused without a reason?", "Without a reason the visit cannot be refused", "en", False),
        (
            "Is the lamp call off limits for schools?",
            "A school's own lamp does not prevent an application",
            "en",
            False,
        ),
        ("The host pays a wage. Is that allowed?", "The host pays a wage or does not: both are fine", "en", True),
        # what is still going on, where it must be over; one form for two; the applicant chooses
        (
            "May we begin a group while ours is still running?",
            "A group begins only when the last has ended",
            "en",
            False,
        ),
        (
            "Can the lamp be sold while a payment is still pending?",
            "It may be sold once the payment is made",
            "en",
            False,
        ),
        ("Voiko ryhmän aloittaa, kun entinen on kesken?", "Ryhmä alkaa vasta kun entinen on päättynyt", "fi", False),
        (
            "May my friend and I come on one application?",
            "You may come with a friend; each applies separately",
            "en",
            False,
        ),
        ("Pitääkö tulla Raumalle?", "Tavataan etänä tai Raumalla hakijan valinnan mukaan", "fi", False),
        ("Voiko kaksi suomalaista koulua hakea keskenään?", "Vähintään 2 koulua 2 maasta", "fi", False),
        ("Voiko koulu hakea ilman mitään verkostoa?", "Hakijana yksittäinen koulu", "fi", True),
        ("Saako tehdä toisenkin vierailun?", "Vierailut (max 1 vierailu paikkaan)", "fi", False),
        ("May the teacher leave the group after a week?", "The teacher is present for the whole period", "en", False),
        # less is enough; alone, kept, public; the guide's own yes with an exception that is of another action
        ("Pitääkö muutokseen pyytää lupa?", "Muutoksesta riittää ilmoitus", "fi", False),
        ("Must we send a drawing?", "Photographs are enough", "en", False),
        ("Must we send photographs?", "Photographs are enough", "en", True),
        ("Saako opas mennä yksin?", "Paikalle lähtee aina kaksi opasta", "fi", False),
        ("May a guide go alone?", "Guides always go in pairs", "en", False),
        ("Are the papers kept after the stay?", "The papers are destroyed when the stay ends", "en", False),
        ("Säilytetäänkö paperit?", "Paperit hävitetään jakson jälkeen", "fi", False),
        ("Are the names public?", "The names are confidential", "en", False),
        ("Do we need a partner in KA220?", "Do we need a partner? Yes, except in KA210.", "en", True),
        ("Do we need a partner in KA210?", "Do we need a partner? Yes, except in KA210.", "en", False),
        # of two clauses the one on what is asked about first; anything at all
        ("Can teaching take place at a company?", "A company cannot apply, but teaching is allowed", "en", True),
        ("Onko kaupalla mitään haettavaa?", "Kauppa voi saada tukea ainoastaan linjalta B, jos se on auki", "fi", True),
        # not without a thing that the question has; what is final
        ("May we share a tape if the actors agree?", "It may not be shared unless the actors agree", "en", True),
        ("May we share a tape if all consent to it?", "Tapes may not be shared without consent", "en", True),
        ("May we share a tape without consent?", "Tapes may not be shared without consent", "en", False),
        ("May we share a tape if nobody consents?", "Tapes may not be shared without consent", "en", False),
        ("Saako filmin näyttää, jos siihen on suostumus?", "Filmiä ei saa näyttää ilman suostumusta", "fi", True),
        ("Can a decision be challenged?", "Decisions are final", "en", False),
        ("Voiko päätökseen hakea muutosta?", "Päätökset ovat lopullisia", "fi", False),
        ("May 12-year-olds fry?", "Those under 9 use a knife with help. A fryer is not allowed.", "en", False),
        ("Must the host keep a copy?", "The host looks at it and returns it; no copy is kept", "en", False),
        # a denial without a verb of its own, one in a relative clause, a limit after its number
        ("Saako vieras nähdä nauhat?", "Vieras saa nähdä kuitit mutta ei nauhoja", "fi", False),
        ("Saako vieras nähdä kuitit?", "Vieras saa nähdä kuitit mutta ei nauhoja", "fi", True),
        ("Can a guest see the tapes?", "A guest may see receipts but not tapes", "en", False),
        ("Can an association apply?", "Open to associations which do not make a profit", "en", True),
        (
            "Can bodies that make a profit apply?",
            "Open to associations which do not make a profit",
            "en",
            False,
        ),
        ("Voiko yhdistys hakea?", "Hakea voi yhdistys, joka ei tuota voittoa", "fi", True),
        ("Is a 10-hour day all right?", "A day may last 11 hours at most", "en", True),
        ("Is a 12-hour day all right?", "A day may last 11 hours at most", "en", False),
        ("Is a rest of 12 hours all right?", "A rest takes 11 hours or more", "en", True),
        # durations that are one; a good year; both ways; what is dropped or not allowed below a limit
        ("I left a year and three months ago. Can I come?", "Open for 12 months after leaving", "en", False),
        ("Lähdin vuosi ja kolme kuukautta sitten. Pääsenkö?", "Enintään 12 kuukautta sitten lähteneet", "fi", False),
        ("Olemme toimineet reilun vuoden. Riittääkö se?", "Toiminut vähintään kaksi vuotta", "fi", False),
        ("Kelpaako vierailu 75 päiväksi?", "Vierailu 2–60 pv", "fi", False),
        ("Onko lentäen molempiin suuntiin vihreää?", "Vähintään puolet matkasta vähäpäästöisesti", "fi", False),
        ("Lentäen sinne, palataan koko matka junalla. Käykö?", "Vähintään puolet vähäpäästöisesti", "fi", True),
        ("Onko tarkastajan ilmoitettava käynnistä?", "Tarkastaja voi käydä ilman ilmoitusta", "fi", False),
        ("Does a grant of EUR 9,000 need a report?", "The report is dropped for grants under EUR 15,000", "en", False),
        ("Saako 17-vuotias käyttää sahaa?", "Alle 18 vuotta vanha ei saa käyttää sahaa", "fi", False),
        ("I'm 17. May I use the saw?", "A pupil under 18 may not use the saw", "en", False),
        ("I'm 19. May I use the saw?", "A pupil under 18 may not use the saw", "en", True),
        # only
        ("Voinko lähettää useita hakemuksia?", "Hakija voi lähettää vain yhden hakemuksen", "fi", False),
        ("Can we send several applications?", "An applicant can send only one application", "en", False),
        # a part of the time, the beginning, some, a tax, a way to travel: where the whole, later, all, none is said
        ("May the guide leave before the others?", "The guide is present for the whole period", "en", False),
        ("Voiko ohjaaja palata jo puolivälissä?", "Ohjaaja on mukana koko jakson ajan", "fi", False),
        ("Must the form be there from the start?", "The form is sent only after the decision", "en", False),
        ("Pitääkö sopimus olla valmis jo kun haetaan?", "Sopimus tehdään vasta päätöksen jälkeen", "fi", False),
        ("Are we limited to just some of the calls?", "Open in all calls: Norway", "en", False),
        ("Is the prize taxable?", "The prize is tax-free", "en", False),
        ("Is flying the normal way?", "Trips are as a rule made by train", "en", False),
        # what is denied of others, in brackets or by other words than "not"
        ("Can teachers go?", "Teachers may go, students cannot", "en", True),
        ("Can students go?", "Teachers may go, students cannot", "en", False),
        ("Voiko opettaja lähteä?", "Opettajat voivat lähteä, oppilaat eivät", "fi", True),
        ("Voinko ottaa lapsen mukaan?", "Mukaan voi ottaa lapsen (ei lisätukea)", "fi", True),
        ("Saako kunta lainata tilan?", "✗ kunta (saa lainata tilan, mutta ei hakea)", "fi", True),
        ("May we use the saw?", "Saws are off limits", "en", False),
        ("Voiko lomakkeen lähettää?", "Lomake on lakkautettu", "fi", False),
        ("Voinko käyttää puolisoa?", "Et voi käyttää puolisoa", "fi", False),
        # "only" in what is told is no "only" in what is asked; "any time" is no "only"
        ("I only farm part-time. Can I join?", "A part-time farmer can join", "en", True),
        ("Voiko nyt hakea?", "Hakea voi milloin vain", "fi", True),
        ("May I bring a dog without asking?", "Dogs are fine only if the host agrees", "en", False),
        ("May we move money without asking?", "Money may be moved without permission", "en", True),
        ("Do small groups have to publish?", "Publishing is voluntary for small groups", "en", False),
        ("Can the museum charge for a visit?", "A visit to the museum must be free", "en", False),
        ("I work in a private clinic. Can we apply?", "Companies can apply", "en", True),
        # at least, at most, ranges
        ("Riittääkö 2 kumppania?", "Vähintään 3 kumppania", "fi", False),
        ("Riittääkö 3 kumppania?", "Vähintään 3 kumppania", "fi", True),
        ("Riittääkö kaks kumppania?", "Vähintään kaksi kumppania", "fi", True),
        ("Are 2 partners enough?", "At least 3 partners", "en", False),
        ("Are 4 partners enough?", "At least 3 partners", "en", True),
        ("Voiko hanke kestää 40 kk?", "Kesto on enintään 36 kk", "fi", False),
        ("Voiko hanke kestää 36 kk?", "Kesto on enintään 36 kk", "fi", True),
        ("Can a project last 2 years?", "A project lasts at most 36 months", "en", True),
        ("Can a project last 4 years?", "A project lasts at most 36 months", "en", False),
        ("Voiko hanke kestää 30 kk?", "Hankkeen kesto: 12–36 kk", "fi", True),
        ("Voiko hanke kestää 6 kk?", "Hankkeen kesto: 12–36 kk", "fi", False),
        ("Can a stay last 3 days?", "Length of a stay: 2–30 days", "en", True),
        ("Can a stay last 60 days?", "Length of a stay: 2–30 days", "en", False),
        ("Voiko tuki olla 70 000 €?", "Tuki on enintään 60 000 €", "fi", False),
        ("Can the grant be EUR 50,000?", "The grant is at most EUR 60,000", "en", True),
        ("Voiko tuki kattaa 90 % kuluista?", "Tuki kattaa enintään 80 % kuluista", "fi", False),
        ("Kelpaako neljan vuoden mittainen hanke?", "Hankkeen kesto: 12–36 kk", "fi", False),
        ("Can a stay last a full month?", "Length of a stay: 1–10 days", "en", False),
        # hours and years are not held against each other, nor countries against organisations
        ("Are 50 hours of teaching a year enough?", "Duration 3 years (min. 40 teaching hours / year)", "en", True),
        ("Are 30 hours of teaching a year enough?", "Duration 3 years (min. 40 teaching hours / year)", "en", False),
        ("Riittääkö 6 organisaatiota 4 maasta?", "Vähintään 4 maata ja vähintään 8 organisaatiota", "fi", False),
        ("Riittääkö 9 organisaatiota 3 maasta?", "Vähintään 4 maata ja vähintään 8 organisaatiota", "fi", False),
        ("Riittääkö 9 organisaatiota 4 maasta?", "Vähintään 4 maata ja vähintään 8 organisaatiota", "fi", True),
        # shares in words; what is left of one that is flown, or done elsewhere
        ("Can half of the meetings be online?", "At most a third of the meetings may be online", "en", False),
        ("Voiko neljännes tapaamisista olla verkossa?", "Enintään kolmannes tapaamisista on verkossa", "fi", True),
        ("Is a trip green if two thirds is flown?", "At least half of a green trip is low-emission", "en", False),
        ("We work 40% of the hours in Spain. Fine?", "At least half of the hours are done in Finland", "en", True),
        # several limits of one thing, bodies told apart by kind, and sums of what is counted
        ("Enough? 5 countries, 7 partners.", "At least 4 countries and 8 partners", "en", False),
        (
            "Two firms, four schools and two universities from five countries: enough?",
            "At least 4 countries, 8 organisations, of which 3 working life partners and 3 education organisations",
            "en",
            False,
        ),
        (
            "Kolme yritystä ja viisi koulua neljästä maasta, riittääkö?",
            "Vähintään 4 maata, 8 organisaatiota, joista 3 työelämäpartneria ja 3 koulutusorganisaatiota",
            "fi",
            True,
        ),
        (
            "Two Finnish schools, a Swedish one and a Danish one. Do we meet the country rule?",
            "At least 3 organisations from 3 countries",
            "en",
            True,
        ),
        ("Kelpaako kolme koulua Suomesta ja yksi Latviasta?", "Vähintään 5 koulua", "fi", False),
        ("Meitä on kaksi koulua Suomesta ja yksi Virosta. Riittääkö?", "Vähintään 4 organisaatiota", "fi", False),
        ("Meitä on kaksi koulua Suomesta ja yksi Virosta. Riittääkö?", "Vähintään 3 organisaatiota", "fi", True),
        # one more than those that are counted
        (
            "We are in three bids and two applications. Is there room for one more?",
            "At most 5 applications",
            "en",
            False,
        ),
        ("Olemme kolmessa ja yhdessä hakemuksessa. Mahtuuko vielä yksi?", "Enintään 5 hakemusta", "fi", True),
        ("May we join a sixth application?", "At most 5 applications", "en", False),
        # what may not be done within a time
        ("Can we sell it after three years?", "It may not be sold within 5 years", "en", False),
        ("Can we sell it after six years?", "It may not be sold within 5 years", "en", True),
        ("Voiko sorvin myydä kolmen vuoden päästä?", "Laitteita ei saa myydä 5 vuoden kuluessa", "fi", False),
        # what began lately, where years are wanted
        ("We opened last autumn. Old enough?", "Active for at least two years", "en", False),
        ("Olemme toimineet vasta yhden lukuvuoden. Riittääkö?", "Toimintaa vähintään kaksi vuotta", "fi", False),
        # what shuts nobody out
        ("Sulkeeko jäsenyys meidät pois?", "Jäsenyys ei estä hakemista", "fi", False),
        # days
        ("Voiko hakemuksen lähettää 2.3.2026?", "Haku päättyy 19.2.2026", "fi", False),
        ("Voiko hakemuksen lähettää 2.2.2026?", "Haku päättyy 19.2.2026", "fi", True),
        ("Is 5 March 2026 the deadline?", "The deadline is 5 March 2026", "en", True),
        ("Is 4 March 2026 the deadline?", "The deadline is 5 March 2026", "en", False),
        # a condition's own negation
        ("Can we get support?", "Support may be granted if the sender does not award a grant", "en", True),
        # a person alone, where organisations apply
        (
            "Can a single teacher apply on her own?",
            "The applicant is a single teacher education institution",
            "en",
            False,
        ),
        ("Voiko yksittäinen opettaja hakea itse?", "Hakijana yksittäinen opettajankoulutuslaitos", "fi", False),
        ("Can I apply as a private person?", "Companies and public organisations can apply", "en", False),
        ("Can I apply as a private person?", "Organisations and individuals can apply", "en", True),
        ("Voiko yksittäinen koulu hakea?", "Hakijana yksittäinen koulu", "fi", True),
        # a question that supposes a no, one of all or only, one of what must be
        ("Are animal tests ruled out?", "Animal tests are not funded", "en", True),
        ("Jäävätkö lapset ulkopuolelle?", "Lapsille ei myönnetä tukea", "fi", True),
        ("Is a school excluded?", "A school can apply", "en", False),
        ("Is it only for schools?", "Schools and companies can apply", "en", False),
        ("Is it only for schools?", "Only schools can apply", "en", True),
        ("Onko haastattelu pakollinen?", "Haastattelu on vapaaehtoinen", "fi", False),
        ("Do we have to give an interview?", "Interviews are voluntary", "en", False),
        ("Can a contest last only one day?", "A contest lasts 1–10 days", "en", True),
        # what denies what is supposed
        ("Is the survey optional?", "Taking part in the survey is compulsory", "en", False),
        ("Voiko kyselyn jättää väliin?", "Kyselyyn vastaaminen on pakollista", "fi", False),
        ("Have mini grants been around before?", "Mini grants, a new kind of support", "en", False),
        ("Estääkö aiempi tuki hakemisen?", "Aiempi tuki ei estä hakemista", "fi", False),
        ("Does the grant pay all costs?", "The grant covers at most 70 % of the costs", "en", False),
        ("Voiko samassa koulussa käydä kahdesti?", "Enintään yksi käynti koulua kohden", "fi", False),
        ("Is it Brussels time?", "The call closes at 15:00 Finnish time", "en", False),
        ("Is it meant mainly for pupils?", "The course is meant primarily for staff", "en", False),
        ("Can two schools apply together?", "The applicant is a single school", "en", False),
        ("Could it be done without any company?", "At least one company must take part", "en", False),
        ("Tarvitaanko omarahoitusta?", "Omarahoitusta ei vaadita", "fi", False),
        ("Voiko hakea ilman omarahoitusta?", "Omarahoitusta ei vaadita", "fi", True),
        ("Maksaako neuvonta jotain?", "Neuvonta on maksutonta", "fi", False),
        ("May I move the date myself?", "The date may be moved without asking", "en", True),
        # bodies, countries, years, seasons
        ("Voiko kunta hakea?", "Hakijana yhdistys tai koulu", "fi", False),
        ("Can our firm apply?", "The applicant is a school or an association", "en", False),
        ("Voimmeko matkustaa Ukrainaan?", "Kohdemaat: Ruotsi, Norja, Viro", "fi", False),
        ("Voimmeko matkustaa Viroon?", "Kohdemaat: Ruotsi, Norja, Viro", "fi", True),
        ("Do schools from Finland and Spain do?", "At least 3 organisations from 3 countries", "en", False),
        ("Are the examples from 2021–2027?", "Examples of projects funded in 2014–2020", "en", False),
        ("Onko haku keväällä?", "Seuraava haku 3.9.2026", "fi", False),
        ("Onko haku syksyllä?", "Seuraava haku 3.9.2026", "fi", True),
        ("Voiko hakemuksen jättää vielä huhtikuussa?", "Haku päättyy 5.3.2026", "fi", False),
        # only, with what it leaves in
        ("Can drafts be sent for Grand Tour?", "Drafts are read only in First Step", "en", False),
        ("Can drafts be sent for First Step?", "Drafts are read only in First Step", "en", True),
        ("Voiko yliopisto olla mukana kumppanina?", "✗ yliopistot (voivat olla kumppaneina)", "fi", True),
        ("Voiko yliopisto hakea?", "✗ yliopistot (voivat olla kumppaneina)", "fi", False),
        # an item with the sign of its list
        ("Saako alkoholia ostaa?", "– alkoholi", "fi", False),
        ("Saako vuokran maksaa?", "+ vuokra", "fi", True),
        ("Can we pay fines?", "x fines", "en", False),
        ("Can we pay wages?", "✓ wages", "en", True),
        ("Are fines ruled out?", "– fines", "en", True),
        # sums, numbers of people and of bodies
        ("Voiko hakea kahta miljoonaa?", "Avustus: max. 1,5 milj. €", "fi", False),
        ("Can we ask for a million?", "Grant: max. EUR 4 million", "en", True),
        ("Is EUR 60,000 one of the sums?", "Lump sums: EUR 30,000, EUR 60,000", "en", True),
        ("Riittääkö tuki 90 000 euron budjettiin?", "Kertakorvaus 60 000 €", "fi", False),
        ("Do three firms and five schools do?", "At least 8 organisations", "en", True),
        ("Do three firms and four schools do?", "At least 8 organisations", "en", False),
        ("Four of us would like to go. OK?", "1–3 people per visit", "en", False),
        ("Voiko hankkeen tehdä yksinään?", "Vähintään 2 organisaatiota", "fi", False),
        ("Onnistuuko puolentoista vuoden jakso?", "Jakson pituus: 3–12 kk", "fi", False),
        # the guide's own answers
        ("May the host be my cousin?", "Can relatives be hosts? No, except for a cousin.", "en", True),
        ("May the host be my father?", "Can relatives be hosts? No, except for a cousin.", "en", False),
        ("Saako lähteä ilman sopimusta?", "Pitääkö olla sopimus? Ei pidä.", "fi", True),
        ("Can LY30 money pay for tablets?", "Cost: tablets; LY20: yes; LY30: no", "en", False),
        # questions turned round, and statements that are to be confirmed
        ("Muodostaako vanha hanke esteen haulle?", "Vanha hanke ei estä hakemista", "fi", False),
        ("Onko ovi kiinni vanhan hankkeen takia?", "Vanha hanke ei estä hakemista", "fi", False),
        ("Does an old project close the door on us?", "An old project does not prevent applying", "en", False),
        ("Does a debt rule us out?", "A debt prevents getting a grant", "en", True),
        ("Do youth projects stay outside the ceiling?", "The ceiling covers projects of all fields", "en", False),
        ("Pääseekö rahalla Euroopan ulkopuolelle?", "Raha käy matkoihin kaikkialle maailmaan", "fi", True),
        ("A friend claims sport is not an aim. Is she right?", "Aims: sport", "en", False),
        # a number that is said to be wanted, and limits whatever they count
        ("Do we need 3 partners?", "At least 2 partners", "en", False),
        ("Do we need 2 partners?", "At least 2 partners", "en", True),
        ("Pitääkö kumppaneita olla kolme?", "Vähintään 2 kumppania", "fi", False),
        ("Tarvitaanko kaksi kumppania?", "Vähintään 2 kumppania", "fi", True),
        ("Is a salon with three people big enough?", "A company with at least 5 employees", "en", False),
        ("Voisiko pajalle saada kolme vuotta?", "Kesto: 2 vuotta", "fi", False),
        ("May it run for longer than one year?", "Duration 3 years", "en", True),
        ("Käykö kahdeksi kuukaudeksi?", "Kesto 3–12 kk", "fi", False),
        # those who ask are one of the organisations
        ("There is just us and a school in Latvia. Enough?", "At least 2 organisations from 2 countries", "en", True),
        ("Voiko hakea, jos mukana olemme vain me ja yksi koulu Espanjasta?", "Vähintään 2 organisaatiota", "fi", True),
        ("Is only one partner abroad enough?", "At least 3 organisations", "en", False),
        ("Riittääkö vain yksi kumppani?", "Hakijan lisäksi vähintään 2 kumppania", "fi", False),
        ("We are all colleges, no employers. Allowed?", "At least 3 working life partners", "en", False),
        ("Kelpaako verkosto ilman yrityksiä?", "Mukana vähintään 1 yritys", "fi", False),
        # so many more than those that are counted
        (
            "Olemme mukana kolmessa hakemuksessa ja haluaisimme vielä kolmeen. Sopiiko?",
            "Enintään 5 hakemusta",
            "fi",
            False,
        ),
        ("We are in two applications and want three more. Fine?", "At most 5 applications", "en", True),
        # one of those that are listed
        ("Onko yrittäjyys yksi painopisteistä?", "Painopisteet: osallisuus, kestävyys, kieli", "fi", False),
        ("Onko osallisuus yksi painopisteistä?", "Painopisteet: osallisuus, kestävyys, kieli", "fi", True),
        ("Is fishing one of the aims?", "Aims: health, culture, sport and trade", "en", False),
        ("Is sport one of the aims?", "Aims: health, culture, sport and trade", "en", True),
        # wordings that deny each other
        ("Is the figure for the year final?", "Figures for the year: preliminary", "en", False),
        ("Ovatko luvut lopullisia?", "Luvut ovat alustavia", "fi", False),
        ("Opettaja palaisi puolessavälissä. Sopiiko?", "Opettaja koko jakson ajan mukana", "fi", False),
        ("May the guide leave the group alone?", "The guide is present for the whole period", "en", False),
        ("Do the same aims apply in every region?", "Each region has its own aims", "en", False),
        ("Ovatko tavoitteet samat joka alueella?", "Kullakin alueella on omat tavoitteensa", "fi", False),
        ("Do we have to reach every aim?", "The project reaches one or more of these aims", "en", False),
        # "no later than" denies nothing
        ("Must the policy cover rescue?", "The policy has to cover rescue, no later than 10 days before", "en", True),
        # the guide's own answers, a table's only yes or no, and who is let in under what is shut out
        ("Saammeko ostaa opetuksen?", "K: Saammeko ostaa opetuksen yritykseltä? V: Ette.", "fi", False),
        (
            "Korvataanko uusien pukujen hankinta?",
            "Kulu: Pukujen ostaminen; Hyväksytään: ei; Pesu: 1 kerta",
            "fi",
            False,
        ),
        ("Are parking fines covered?", "Cost: parking fines; Accepted: no; Note: -", "en", False),
        ("Do we have to attach a budget?", "Paper: budget; Compulsory: no; Format: PDF", "en", False),
        ("May we attach a budget?", "Paper: budget; Compulsory: no; Format: PDF", "en", True),
        (
            "Is a company welcome in KA210?",
            "The applicant cannot be a company, except in KA210",
            "en",
            True,
        ),
        ("Voidaanko olla edes kumppanina?", "EI: yhdistys (mutta tervetuloa kumppaniksi)", "fi", True),
        ("Voiko ammattioppilaitos hakea?", "Hakijana yksittäinen opettajankoulutuslaitos", "fi", False),
        ("Saako valkovenäläinen koulu olla mukana?", "Itäinen kumppanuus (paitsi Valko-Venäjä)", "fi", False),
        # exceptions
        ("Voiko Sveitsi osallistua?", "Kaikki maat voivat osallistua paitsi Sveitsi", "fi", False),
        ("Voiko Norja osallistua?", "Kaikki maat voivat osallistua paitsi Sveitsi", "fi", True),
        ("Can Switzerland take part?", "All countries can take part except Switzerland", "en", False),
        ("Can Norway take part?", "All countries can take part except Switzerland", "en", True),
        # what is no obstacle, whatever the question calls one
        ("Talossa ei ole ollut hankkeita. Kaatuuko haku siihen?", "Haku ei edellytä aiempia hankkeita", "fi", False),
        ("Does an earlier grant rule us out of the call?", "An earlier grant does not prevent applying", "en", False),
        # what counts on a condition does not count by itself
        ("Kelpaako matka pelkällä bussilla?", "Bussimatka kelpaa, jos se yhdistetään junaan", "fi", False),
        (
            "I heard that a bus trip alone counts. True?",
            "A bus trip counts if it is combined with a train",
            "en",
            False,
        ),
        # countries of a region, and the one that is left out
        ("Voiko kumppani olla Minskistä?", "Itäinen kumppanuus (paitsi Valko-Venäjä)", "fi", False),
        ("Voiko kumppani olla Georgiasta?", "Itäinen kumppanuus (paitsi Valko-Venäjä)", "fi", True),
        ("Can a school in Peru be a partner?", "Latin America", "en", True),
        ("Can a school in Peru be a partner?", "Partners only from the Western Balkans", "en", False),
        # another kind of school than the one that may apply
        ("Voiko yliopisto hakea?", "Hakijana yksittäinen ammatillinen oppilaitos", "fi", False),
        ("Can a vocational college apply?", "The applicant is a teacher education institution", "en", False),
        ("Can a school apply?", "The applicant is a vocational institution", "en", True),
        # nationalities counted, and bodies of several kinds
        (
            "Mukana on kaksi suomalaista koulua, yksi latvialainen ja yksi puolalainen. Riittääkö?",
            "Vähintään 3 organisaatiota 3 maasta",
            "fi",
            True,
        ),
        ("Kuuluuko kurssi kaikille vai onko se vain opettajille?", "Kurssi on opettajille ja oppilaille", "fi", True),
    ],
)
def test_the_verdict_follows_from_what_is_stated(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes


@pytest.mark.parametrize(
    ("heading", "language"), [("Hakijana ei voi olla:", "fi"), ("The following cannot apply:", "en")]
)
def test_a_negation_in_the_lead_in_counts(
    book: TermBook, unit_of: Callable[..., Unit], heading: str, language: Language
) -> None:
    question = {"fi": "Voiko osakeyhtiö hakea?", "en": "Can a company apply?"}[language]
    item = {"fi": "osakeyhtiö", "en": "a company"}[language]
    assert not is_yes(read_question(question, language, book), unit_of(item, language, "Kuka / Who", heading))


@pytest.mark.parametrize(
    ("question", "heading", "items", "is_open"),
    [
        ("Is Albania in?", "Third countries that are in", ("Iceland", "Norway", "Serbia"), False),
        ("Is Albania in?", "Third countries that are in", ("Iceland", "Norway"), True),
        ("Is France in?", "Third countries that are in", ("Iceland", "Norway", "Serbia"), True),
        ("Is France in?", "Countries that are in", ("Iceland", "Norway", "Serbia"), False),
    ],
)
def test_a_list_of_places_is_closed(
    book: TermBook, guide_of: Callable[..., Index], question: str, heading: str, items: tuple[str, ...], is_open: bool
) -> None:
    units = build_units(guide_of("en", [((heading,), item) for item in items]), book)
    whole = next(unit for unit in units if unit.is_list and len(unit.members) == len(items))
    reading = read_question(question, "en", book)
    assert leaves_place_open(reading, whole) is is_open
    assert is_open or not is_yes(reading, whole)


@pytest.mark.parametrize(
    ("stated", "yes"),
    [
        ("Used lamps may be bought, if the seller gives a guarantee.", True),
        ("used lamps that may be broken", False),
        ("Used lamps may not be bought.", False),
    ],
)
def test_a_sentence_that_permits_goes_before_its_heading(
    book: TermBook, unit_of: Callable[..., Unit], stated: str, yes: bool
) -> None:
    unit = unit_of(stated, "en", "Costs", "What is not covered")
    assert is_yes(read_question("Can we buy used lamps?", "en", book), unit) is yes


def test_a_heading_that_begins_with_if_takes_nothing_from_what_stands_under_it(
    book: TermBook, unit_of: Callable[..., Unit]
) -> None:
    unit = unit_of("there is no form", "en", "Guide", "If you disagree")
    assert not is_yes(read_question("Is there a form to disagree?", "en", book), unit)


def test_a_heading_denies_in_a_relative_clause_too(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    unit = unit_of("unpaid work calculated as money", "en", "Guide", "Costs that are not accepted")
    assert not is_yes(read_question("Is unpaid work counted as money?", "en", book), unit)
