import { describe, expect, it } from 'vitest';
import { castOf, readPage } from './read-page.ts';

/** The first document's lines without its narrator. */
async function turnsOf(text: string, mediaType?: string): Promise<readonly string[]> {
  const page = await readPage(text, mediaType);
  return (page.lines[0] ?? []).filter((line) => !/^[~#]|^Narrator:/u.test(line));
}

describe('labels', () => {
  it('takes full names, and keeps a turn running over paragraphs', async () => {
    expect(
      await turnsOf(`
Talking ropes

Dana Cole: How many ropes do you own?

Priya Nair: Too many. I counted 41.

That was last year.

Dana Cole: And you use them all?`),
    ).toEqual([
      'Dana Cole: How many ropes do you own?',
      'Priya Nair: Too many. I counted 41.',
      'Priya Nair: That was last year.',
      'Dana Cole: And you use them all?',
    ]);
  });

  it('knows one person under several spellings', async () => {
    const page = await readPage(`
Editor: Welcome, Dr.Nair. How are you?
Dr. Priya Nair: Fine, thank you. I slept well.
Editor: Was it cold?
dr. Priya Nair: It was.
Editor: And now?
Dr. Priya nair: Now it is warm.
Editor: Are you sure?
Dr. Prya Nair: I am.
Nair: Quite sure.`);
    expect(castOf(page)).toEqual(['Editor:interviewer', 'Dr. Priya Nair:guest']);
    expect(page.lines[0]?.filter((line) => line.startsWith('Dr. Priya Nair:'))).toHaveLength(5);
  });

  it('finds whose initials a label has in a caption or a picture credit', async () => {
    const page = await readPage(
      `<html lang="en"><head><title>The tower - Harbour Weekly</title></head><body><main><h1>The tower</h1>
      <figure><img src="a.jpg"><figcaption>Keeper Mira Kestrel and her deputy Omar Nasser. Photo: Tom Ansel</figcaption></figure>
      <p><b>TA:</b> Who winds the clock?</p><p><b>MK:</b> I do. He is afraid of the stairs.</p>
      <p><b>ON:</b> That is true.</p><p><b>TA:</b> Do you ever miss a day?</p><p><b>MK:</b> Never.</p></main></body></html>`,
      'text/html',
    );
    expect(castOf(page)).toEqual(['Tom Ansel:interviewer', 'Mira Kestrel:guest', 'Omar Nasser:guest']);
    expect(page.dropped).toContain('image-credit: Photo: Tom Ansel');
  });

  it('lets initials count with the full name they stand for', async () => {
    expect(
      await turnsOf(
        '<p><b>Dana Cole:</b> Why ships?</p><p><b>Omar Nasser:</b> I get lost on land.</p><p><b>DC:</b> Really?</p><p><b>ON:</b> Really.</p>',
        'text/html',
      ),
    ).toEqual([
      'Dana Cole: Why ships?',
      'Omar Nasser: I get lost on land.',
      'Dana Cole: Really?',
      'Omar Nasser: Really.',
    ]);
  });

  it('reads question and answer letters by the guest whom the introduction names', async () => {
    const page = await readPage(`
"El agua no espera": entrevista a Lucía Ferrán

P. ¿Por qué empezó a medir ríos?
R. Porque mi abuelo era molinero.
P. ¿Tiene esperanza?
R. Claro que sí (ríe).`);
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Lucía Ferrán:guest']);
    expect(page.lines[0]?.at(-1)).toBe('Lucía Ferrán: Claro que sí.');
  });

  it('joins a letter with the word it abbreviates', async () => {
    const page = await readPage(`
Entrevista con el alcalde

PREGUNTA.— ¿Cuándo abrirá el puente?
RESPUESTA.— En otoño, si no llueve.
P.— ¿Y si llueve?
R.— Entonces en invierno. Yo no mando en las nubes.`);
    expect(castOf(page)).toEqual(['Pregunta:interviewer', 'Respuesta:guest']);
  });

  it('takes capitals with a full stop, as hearings have them', async () => {
    const page = await readPage(`
THE FUTURE OF COASTAL FERRIES

The CHAIRMAN. The committee will come to order. We welcome our witness.
Mr. HALVORSEN. Thank you, Mr. Chairman. I am glad to be here.
The CHAIRMAN. How many people do you employ?
Mr. HALVORSEN. We employ about 300 people.
Ms. ADEYEMI of Ohio. I have a question. When did you last test the lifeboats?
Mr. HALVORSEN. In June.`);
    expect(page.lines[0]).toContain('The Chairman: How many people do you employ?');
    expect(page.lines[0]).toContain('Ms. Adeyemi: I have a question. When did you last test the lifeboats?');
    expect(page.lines[0]?.at(-1)).toBe('Mr. Halvorsen: In June.');
  });

  it('takes a Q set off by space, as press briefings have it', async () => {
    expect(
      await turnsOf(`
Press Briefing, March 3, 2024

MS. ORWELL:  Good afternoon, everyone.

Go ahead, Zeke.

Q    Thank you. What is the view of the talks?

MS. ORWELL:  I would say that they are going well.

Q    Thanks.

MR. BELKIN:  I can add one thing.`),
    ).toEqual([
      'Ms. Orwell: Good afternoon, everyone.',
      'Ms. Orwell: Go ahead, Zeke.',
      'Interviewer: Thank you. What is the view of the talks?',
      'Ms. Orwell: I would say that they are going well.',
      'Interviewer: Thanks.',
      'Mr. Belkin: I can add one thing.',
    ]);
  });

  it('takes names in double brackets', async () => {
    expect(
      await turnsOf(`
((Harbour Weekly)) What is the crane called?
((Lena Moor)) We call it Ida.
((Harbour Weekly)) Why?
((Lena Moor)) After my aunt`),
    ).toEqual([
      'Harbour Weekly: What is the crane called?',
      'Lena Moor: We call it Ida.',
      'Harbour Weekly: Why?',
      'Lena Moor: After my aunt',
    ]);
  });

  it('takes names on lines of their own, with or without a time', async () => {
    expect(
      await turnsOf(`
The harbour podcast, episode 9

Dana Cole  0:03
Welcome back. I am Dana Cole.

Priya Nair  0:12
And I'm Priya Nair. Today we talk about ropes.

Dana Cole  0:20
How many ropes do you own?

Priya Nair  1:02
Too many. [laughs] I counted 41.`),
    ).toEqual([
      'Dana Cole: Welcome back. I am Dana Cole.',
      "Priya Nair: And I'm Priya Nair. Today we talk about ropes.",
      'Dana Cole: How many ropes do you own?',
      'Priya Nair: Too many. I counted 41.',
    ]);
  });

  it('takes the terms of a definition list', async () => {
    expect(
      await turnsOf(
        '<h1>A talk at the mill</h1><dl><dt>Reporter</dt><dd>How old is the mill?</dd><dt>Joan Miller</dt><dd>I think it is 200 years old.</dd><dd>My father said 210.</dd><dt>Reporter</dt><dd>Does it still work?</dd><dt>Joan Miller</dt><dd>You can hear it.</dd></dl>',
        'text/html',
      ),
    ).toEqual([
      'Reporter: How old is the mill?',
      'Joan Miller: I think it is 200 years old.',
      'Joan Miller: My father said 210.',
      'Reporter: Does it still work?',
      'Joan Miller: You can hear it.',
    ]);
  });

  it('takes voice tags of captions', async () => {
    expect(
      await turnsOf(
        `WEBVTT

00:01.000 --> 00:04.000
<v Dana Cole>Who are you, and what

00:04.000 --> 00:08.000
<v Dana Cole>do you do?

00:08.000 --> 00:12.000
<v Priya Nair>I tie knots. [laughs]
`,
        'text/vtt',
      ),
    ).toEqual(['Dana Cole: Who are you, and what do you do?', 'Priya Nair: I tie knots.']);
  });

  it('knows the affiliation and the office beside a name', async () => {
    const page = await readPage(`
Panel: What comes after the container?

Moderator: Welcome, everyone. Ms. Lund?
Ida Lund (Port Authority): Thank you. Rates fell by 3:1 last year.
Omar Nasser, shipowner: That is not true for small ships.
Ida Lund: Fair. What would you do?
Audience member: What about trains?
Omar Nasser: Trains are fine.`);
    expect(castOf(page)).toEqual([
      'Moderator:interviewer',
      'Ida Lund:guest',
      'Omar Nasser:guest',
      'Audience member:interviewer',
    ]);
  });

  it('believes a label that says what its person does', async () => {
    const page = await readPage(`
ERIC TANNER, HOST: Senator, thank you for joining us.
SENATOR MAYA LIND: Good morning.
TANNER: We have one question.
LIND: Please. I like questions.`);
    expect(castOf(page)).toEqual(['Eric Tanner:interviewer', 'Senator Maya Lind:guest']);
  });

  it('knows German, French and Spanish labels', async () => {
    const german = await readPage(`
„Das Meer ist kein Müllplatz“

Die Biologin Dr. Hanna Petersen erforscht Plastik in der Nordsee.

Frage: Frau Petersen, wann haben Sie zuletzt gebadet?
Petersen: Gestern. Ich bade jeden Tag. (lacht)
Frage: Ist das nicht zu kalt?
Petersen: Man gewöhnt sich daran.`);
    expect(castOf(german)).toEqual(['Frage:interviewer', 'Hanna Petersen:guest']);
    expect(german.file.documents[0]?.language).toBe('de');
    const french = await readPage(`
Wikipresse : un entretien avec le maire de Brécy

Wikipresse : Monsieur Dorval, pourquoi fermer le pont ?
Henri Dorval : Parce qu'il est dangereux. Les câbles datent de 1932 : ils sont rouillés.
Wikipresse : Et les commerçants ?
H. Dorval : Nous leur parlons chaque semaine. (Rires.)
WP : Merci.`);
    expect(castOf(french)).toEqual(['Wikipresse:interviewer', 'Henri Dorval:guest']);
    expect(french.lines[0]).toHaveLength(5);
  });
});

describe('interviews without labels', () => {
  it('gives bold questions to the interviewer and what follows to the guest', async () => {
    const page = await readPage(
      `<html lang="en"><head><title>Five minutes with the keeper | Harbour Weekly</title></head><body><main><h1>Five minutes with the keeper</h1>
      <p class="byline">By Tom Ansel</p><p>Mira Kestrel has wound the clock for thirty years. We met her on the tower.</p>
      <p><strong>How did you start?</strong></p><p>I was twelve. My uncle handed me the key.</p><p>I dropped it once.</p>
      <p><strong>Do you ever get tired?</strong></p><p>Every day. <strong>Never enough to stop?</strong> people ask. No, never.</p>
      <p><strong>What will you do then?</strong></p><p>Sleep past noon, I hope.</p><hr><p>Her exhibition opens on Friday.</p></main></body></html>`,
      'text/html',
    );
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Mira Kestrel:guest']);
    expect(page.lines[0]).toContain('Mira Kestrel: Every day. Never enough to stop? people ask. No, never.');
    expect(page.lines[0]?.at(-1)).toBe('Narrator: Her exhibition opens on Friday.');
  });

  it('lets questions of a plain text take turns with answers', async () => {
    const page = await readPage(`
« La ville n'appartient à personne », entretien avec Claire Vasseur
Propos recueillis par Julien Marchetti

Pourquoi avoir écrit ce livre ?
J'ai grandi au bord d'une rivière que je n'ai jamais vue. Elle coulait sous notre rue.

Vous parlez d'une dette. Qu'entendez-vous par là ?
Nous avons construit contre l'eau. Il faut maintenant construire avec elle.

Que répondez-vous à ceux qui disent que cela coûte trop cher ?
Je leur réponds que l'inondation coûte plus cher encore.`);
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Claire Vasseur:guest']);
    expect(page.lines[0]?.filter((line) => line.startsWith('Claire Vasseur:'))).toHaveLength(3);
  });

  it('gives the answers to the guest where only questions are labelled', async () => {
    expect(
      await turnsOf(`
A walk with the bird ringer

We met Signe Holm at dawn on the reed bank.

Q: What do you see in the nets?

Mostly reed warblers. They weigh as much as a letter.

I let them go after a minute.

Q: Will you stop?

Never.`),
    ).toEqual([
      'Interviewer: What do you see in the nets?',
      'Signe Holm: Mostly reed warblers. They weigh as much as a letter.',
      'Signe Holm: I let them go after a minute.',
      'Interviewer: Will you stop?',
      'Signe Holm: Never.',
    ]);
  });

  it('leaves a list of frequent questions to the narrator', async () => {
    const page = await readPage(
      '<h1>Frequent questions</h1><h2>What is the ferry card?</h2><p>It is a ticket for residents.</p><h2>Where can it be bought?</h2><p>At every pier.</p><h2>Is it valid on Sundays?</h2><p>Yes, on all days.</p>',
      'text/html',
    );
    expect(page.kinds).toEqual(['article']);
  });
});

describe('the narrator', () => {
  it('comes back for headings, and after the conversation is over', async () => {
    const page = await readPage(`
A question of ropes

Dana Cole: How many ropes do you own?
Priya Nair: Too many. I counted 41.

The oldest one

Dana Cole: Which is the oldest?
Priya Nair: My aunt's. You can see it there.
Dana Cole: Thank you for your time.

Priya Nair makes ropes in Tarn. Her shop opens on Monday.`);
    expect(page.lines[0]).toContain('# The oldest one');
    expect(page.lines[0]?.at(-1)).toBe('Narrator: Priya Nair makes ropes in Tarn. Her shop opens on Monday.');
  });
});

describe('what looks like a label and is none', () => {
  it.each([
    [
      'form fields, notes, times and verses',
      `
Registration for the run

Name: Ada Okoro
Address: 12 Harbour Lane
Note: Please arrive early. Do you have a number?
Time: 9:30
Psalm 23:1 is read before the start. See https://example.org/run: all is there.`,
    ],
    [
      'films with their credits',
      `
Two films for a rainy day

The Long Pier
Director: Ann Baxter
Verdict: A quiet film. Will you like it? I did.

Salt
Director: Kim Osei
Verdict: You will remember it.`,
    ],
    [
      'statements of a paper',
      `
On the sum of two squares

Theorem 2.1: Every prime p with p ≡ 1 (mod 4) is a sum of two squares.
Proof: We use the descent of Fermat.
Case 1: n is even. We are done.
Case 2: n is odd. You may ask: why?
Remark: The interval [0, 1] contains 3:2 at 12:30.`,
    ],
    [
      'sentences of an article that hold a colon',
      `
Minister defends the plan

TARN (Reuters) - The minister said on Monday: "We will build four ferries." She added: the money is there.
Critics disagree. Nasser: "It is a dream." Lund: "It is a plan."
Key points: four ferries, nine piers.
Background: The plan dates from 2019. What is new? Nothing, say critics.`,
    ],
    [
      'claims that are told and denied',
      'Facts\n\nFact: We use tar.\n\nMyth: You need wax, do you?\n\nFact: We never did.\n\nMyth: I can do without.',
    ],
  ])('leaves %s to the narrator', async (_, text) => {
    const page = await readPage(text);
    expect(page.kinds).toEqual(['article']);
    expect(page.dropped.filter((drop) => drop.startsWith('label'))).toEqual([]);
  });
});

describe('labels of several languages', () => {
  it.each([
    [
      'those who ask by name, with a second question',
      'Pressekonferenz zum Hafen\n\nFrage Müller: Wann kommt der Kran?\n\nOkoro: Wir haben ihn.\n\nZusatzfrage Müller: Und heute?\n\nOkoro: Ich sehe ihn.\n\nFrage Brandt: Warum blau?\n\nOkoro: Wir mögen das.',
      ['Müller:interviewer', 'Okoro:guest', 'Brandt:interviewer'],
    ],
    [
      'both genders at once',
      'La grúa\n\nEntrevistador/a: ¿Cómo empezó?\n\nAda Lund: Yo vi la grúa.\n\nEntrevistador/a: ¿Y hoy?\n\nAda Lund: Tenemos tres.',
      ['Entrevistador/a:interviewer', 'Ada Lund:guest'],
    ],
    [
      'initials with full stops and spaces that do not break',
      'Entretien avec Ada Lund\n\nLM\u00a0: «\u00a0Comment avez-vous commencé\u00a0?\u00a0»\n\nA.\u00a0L.\u00a0: Nous avons attendu.\n\nLM\u00a0: Et vous\u00a0?\n\nA.\u00a0L.\u00a0: Nous aussi.',
      ['LM:interviewer', 'Ada Lund:guest'],
    ],
    [
      'initials with a particle',
      'The cranes\n\nAnna Beck talks with Chloe van Dane about cranes.\n\nAB: How did you begin?\n\nCvD: I had a crane.\n\nAB: And today?\n\nCvD: We have three.',
      ['Anna Beck:interviewer', 'Chloe van Dane:guest'],
    ],
  ])('knows %s', async (_, text, cast) => {
    expect(castOf(await readPage(text))).toEqual(cast);
  });

  it('does not take the thing in a title for the guest', async () => {
    const page = await readPage(
      'The Crane\n\nQ: How did you begin?\n\nA: With an old crane.\n\nQ: And today?\n\nA: We have three.',
    );
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Guest:guest']);
  });
});

describe('initials whose names the page tells', () => {
  it.each([
    [
      'in front matter',
      '---\ntitle: Cranes\nspeakers:\n  - Anna Beck\n  - Ivo Brandt\n---\n\n**AB:** How did you begin?\n\n**IB:** I had a crane.\n\n**AB:** And today?\n\n**IB:** We have three.\n',
      'text/markdown',
    ],
    [
      'in brackets after a name',
      'The cranes\n\nAnna Beck (HW) talks with Ivo Brandt (MAR) about cranes.\n\nHW: How did you begin?\n\nMAR: I had a crane.\n\nHW: And today?\n\nMAR: We have three.',
      'text/plain',
    ],
  ])('are read as names: %s', async (_, text, mediaType) => {
    expect(castOf(await readPage(text, mediaType))).toEqual(['Anna Beck:interviewer', 'Ivo Brandt:guest']);
  });
});
