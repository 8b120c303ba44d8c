import { describe, expect, it } from 'vitest';
import { castOf, readPage } from './read-page.ts';

/** Everything that is heard of the first document besides its title. */
async function heard(text: string, mediaType?: string): Promise<readonly string[]> {
  return (await readPage(text, mediaType)).lines[0] ?? [];
}

const html = (body: string, title = 'Page') =>
  `<html lang="en"><head><title>${title}</title></head><body><main>${body}</main></body></html>`;

describe('press briefings', () => {
  it('have an asker of its own for each name beside a question', async () => {
    const page = await readPage(`
Press conference on the harbour

Commissioner Varga: Good morning. I am happy to take questions.

Question (Ben Achter, Dock Gazette): Can you tell us what it cost?

Commissioner Varga: Less than we asked for.

Question (Sofia Lund, Radio Nord): Is it silting up?

Commissioner Varga: No.

Q (Achter): And who pays for the buoys?

Commissioner Varga: The county does.

Question (via interpreter): When do the ferries start?

Commissioner Varga: On Monday.`);
    expect(castOf(page)).toEqual([
      'Commissioner Varga:guest',
      'Ben Achter:interviewer',
      'Sofia Lund:interviewer',
      'Question:interviewer',
    ]);
    expect(page.lines[0]).toContain('Ben Achter: And who pays for the buoys?');
  });

  it('label an office in capitals after a title, and end where minutes say so', async () => {
    expect(
      await heard(`
Rueda de prensa

PORTAVOZ.- Buenos días. Hoy tenemos el plan de riego.
PREGUNTA.- ¿Cuándo empiezan las obras?
SRA. MINISTRA DE AGRICULTURA.- En noviembre, si me permite.
PREGUNTA.- ¿Y el agua?
PORTAVOZ.- Llega.`),
    ).toContain('Sra. Ministra de Agricultura: En noviembre, si me permite.');
    expect(
      await heard(
        'Conférence de presse\n\nLE PRÉFET – Bonsoir à vous.\n\nQ : Quand ?\n\nLE PRÉFET – Jeudi.\n\nLa conférence de presse s’achève à 17 h 25.',
      ),
    ).toContain('Narrator: La conférence de presse s’achève à 17 h 25.');
  });
});

describe('the head of a transcript', () => {
  it('names those whom labels call by their part, and is said by nobody', async () => {
    const page = await readPage(`
Who owns the field?

Moderator: Joanne Pell, Rural Institute
Recorded in Tarn

MODERATOR: Welcome, everyone. Who owns your tractor?

MS. LUND: I do. I have the receipt.

[Video plays]

MODERATOR: And your data?

MS. LUND: Not I.`);
    expect(castOf(page)).toEqual(['Joanne Pell:interviewer', 'Ms. Lund:guest']);
    expect(page.lines[0]).toContain('Narrator: Moderator: Joanne Pell, Rural Institute');
    expect(page.dropped).toContain('stage-direction: [Video plays]');
  });
});

it('minutes with names on lines of their own know those with a title or a seat who speak once', async () => {
  const lines = await heard(`
Fisheries

Mr Speaker
Order. I call the Member for Skerry.
Fiona Lund (Skerry) (Lab)
I beg to move. The boats come further north every year.
The Minister for Fisheries (Gareth Brandt)
Does she accept our quota?
Fiona Lund
I do not. It counts fish.
Sir Ivo Okoro (Dunholm)
How many are ours?
Fiona Lund
Fewer than half, I say.`);
  expect(lines.slice(1).map((line) => line.split(':')[0])).toEqual([
    'Mr Speaker',
    'Fiona Lund',
    'The Minister for Fisheries',
    'Fiona Lund',
    'Sir Ivo Okoro',
    'Fiona Lund',
  ]);
});

describe('interviews without labels', () => {
  it('have the answer below its bold question in one paragraph', async () => {
    const page = await readPage(
      html(
        `<h1>Five minutes with the lock keeper</h1><p>Name: Gwen Tarrant<br>Job: Lock keeper</p>
        <p><strong>What time do you get up?</strong><br>Whenever the tide says.</p><p><strong>Best thing?</strong><br>The quiet.</p>
        <p><strong>Would you tell a beginner something?</strong><br>Learn to swim first.</p>`,
      ),
      'text/html',
    );
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Gwen Tarrant:guest']);
    expect(page.lines[0]).toContain('Gwen Tarrant: Whenever the tide says.');
  });

  it('are answered by the one of whom the introduction tells most, below a title in capitals', async () => {
    const page = await readPage(
      html(
        `<h1>Margit Sollner Thinks Silence Is a Material</h1><div>By Petra Quill<br>Photographs by Anders Holm<br>June 3, 2021</div>
        <p>When Margit Sollner walks into a restaurant, she claps.</p><p>Sollner, 58, has built halls in Graz and Linz.</p>
        <p><em>This interview has been edited for clarity.</em></p>
        <p><b>You clapped when I came in.</b></p><p>I clapped at the room.</p><p><b>What did the room say to you?</b></p><p>It said that I was late.</p>
        <p><b>And your mother?</b></p><p>My mother had a kitchen of steel.</p>
        <p>Petra Quill is a contributing writer at the Drafting Table.</p>`,
      ),
      'text/html',
    );
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Margit Sollner:guest']);
    expect(page.lines[0]).toContain('~Narrator: By Petra Quill');
    expect(page.lines[0]?.at(-1)).toBe('Narrator: Petra Quill is a contributing writer at the Drafting Table.');
  });

  it('lose labels that stand before the first question and its answer only', async () => {
    const lines = await heard(
      html(
        `<h1>Agnès Delorme : « Le vignoble »</h1><p><b>La Gazette : Pourquoi avez-vous arraché vos vignes ?</b></p>
        <p><b>Agnès Delorme :</b> Parce qu’il faisait chaud. J’ai planté autre chose.</p><p><b>Vos voisins vous prennent pour une folle…</b></p>
        <p>Ils me le disaient déjà.</p><p><b>Faut-il irriguer, selon vous ?</b></p><p>Non, je préfère la rivière.</p>
        <p><b>Et votre fille ?</b></p><p>Ma fille décidera.</p>`,
      ),
      'text/html',
    );
    expect(lines[0]).toBe('Interviewer: Pourquoi avez-vous arraché vos vignes ?');
    expect(lines[1]).toBe('Agnès Delorme: Parce qu’il faisait chaud. J’ai planté autre chose.');
  });

  it('go on in turns after a remark between two dashes', async () => {
    const lines = await heard(`
El pan
Conversación con el panadero Tobías Lerma

—¿Desde cuándo hace pan?
—Desde siempre. Mi madre me subía a un cajón.
—Dicen que usted no usa reloj.
—No hace falta.

Se calla un momento.

—Ese ruido es la corteza.
—¿Qué se pierde cuando cierra?
—El saludo.

Tobías Lerma falleció el pasado martes.`);
    expect(lines.slice(1)).toEqual([
      'Interviewer: ¿Desde cuándo hace pan?',
      'Tobías Lerma: Desde siempre. Mi madre me subía a un cajón.',
      'Interviewer: Dicen que usted no usa reloj.',
      'Tobías Lerma: No hace falta.',
      'Tobías Lerma: Se calla un momento.',
      'Tobías Lerma: Ese ruido es la corteza.',
      'Interviewer: ¿Qué se pierde cuando cierra?',
      'Tobías Lerma: El saludo.',
      'Narrator: Tobías Lerma falleció el pasado martes.',
    ]);
  });

  it('are not made of frequent questions set in bold', async () => {
    const page = await readPage(
      html(
        '<h1>Ferry card FAQ</h1><p><b>What do you charge?</b></p><p>Nine euros.</p><p><b>Where can you buy it?</b></p><p>At the pier.</p><p><b>Can you lose it?</b></p><p>Yes.</p>',
      ),
      'text/html',
    );
    expect(page.kinds).toEqual(['article']);
  });
});

it('boxes after the last answer are nobody’s: tables and quotations set apart', async () => {
  const lines = await heard(
    html(
      `<h1>The tern</h1><p><b>Dana Cole:</b> How many do you count?</p><p><b>Priya Nair:</b> I count 41.</p><p><b>Dana Cole:</b> And you sleep?</p>
      <p><b>Priya Nair:</b> I do not.</p><blockquote>Terns fly from pole to pole.</blockquote>
      <table><tr><th>Year</th><th>Pairs</th></tr><tr><td>2023</td><td>340</td></tr></table>`,
    ),
    'text/html',
  );
  expect(lines.slice(-3)).toEqual([
    'Narrator: Terns fly from pole to pole.',
    '~Narrator: Year: Pairs',
    'Narrator: 2023: 340',
  ]);
});

describe('captions', () => {
  it('let a dash alone be the other of two people, and leave out who made them', async () => {
    const page = await readPage(
      `1
00:00:01,000 --> 00:00:02,000
HOST: What is in the pot?

2
00:00:02,100 --> 00:00:03,000
AMARAL: Fish, and no water.

3
00:00:03,100 --> 00:00:04,000
- None?
- None.

4
00:00:04,100 --> 00:00:05,000
HOST: And that?

5
00:00:05,100 --> 00:00:06,000
AMARAL: Coriander, my friend.

6
00:00:06,100 --> 00:00:08,000
Subtitles by the Weir Street Archive
www.weir.example`,
      'application/x-subrip',
    );
    expect(page.lines[0]).toEqual([
      'Host: What is in the pot?',
      'Amaral: Fish, and no water.',
      'Host: None?',
      'Amaral: None.',
      'Host: And that?',
      'Amaral: Coriander, my friend.',
    ]);
    expect(page.dropped).toContain('caption-credit: Subtitles by the Weir Street Archive');
  });

  it('keep a sentence that only goes on like a credit', async () => {
    const lines = await heard(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nThe psalms were\n\n00:02.000 --> 00:03.000\ntranslated by the monks.',
      'text/vtt',
    );
    expect(lines).toEqual(['Narrator: The psalms were translated by the monks.']);
  });
});

it('broadcasts tell in capitals between brackets what is heard, and mark their breaks with bold words', async () => {
  const page = await readPage(
    `**Ada Lund:** Welcome back. Are you there?

**Ivo Okoro:** I am. \\[unintelligible 00:06:31.21\\] And you?

**Jingle:** \\[15:00\\]

**Ada Lund:** (SOUNDBITE OF WATER RUNNING) I hear it.

**Ivo Okoro:** So do I.`,
    'text/markdown',
  );
  expect(page.lines[0]).toEqual([
    'Ada Lund: Welcome back. Are you there?',
    'Ivo Okoro: I am. And you?',
    'Ada Lund: I hear it.',
    'Ivo Okoro: So do I.',
  ]);
});

it('a letter stands for the paper whose name it begins', async () => {
  const page = await readPage(
    'Entretien avec Solène Kerbrat\n\nGazette : Qui vous a conduite ici ?\nSolène Kerbrat : Je cherchais un logement.\nG. : Et vos sternes ?\nS. K. : Elles me quittent.\nG : Merci.',
  );
  expect(castOf(page)).toEqual(['Gazette:interviewer', 'Solène Kerbrat:guest']);
});

describe('questions that hardly say `you`', () => {
  const answered = (tag: string, last: string) =>
    html(
      `<h1>An hour with the cartographer</h1><p>The cartographer Ines Valdez draws islands. She invited us to her attic.</p>
      <p><${tag}>How does an island vanish?</${tag}></p><p>Usually it never existed.</p><p><${tag}>So a map is a kind of gossip.</${tag}></p><p>It is the best kind.</p>
      <p><${tag}>Which one would you bring back?</${tag}></p><p>Frisland. It had towns.</p><p><${tag}>And if a reader finds one?</${tag}></p><p>${last}</p>
      <p><em>Lost Isles is out now.</em></p>`,
    );

  it.each(['em', 'strong'])('are asked of the person of the introduction, set in %s', async (tag) => {
    const page = await readPage(answered(tag, 'Write to me. I answer.'), 'text/html');
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Ines Valdez:guest']);
    expect(page.lines[0]?.at(-1)).toBe('Narrator: Lost Isles is out now.');
  });

  it('are none where the text below them tells of that person', async () => {
    expect((await readPage(answered('strong', 'I would write to Valdez.'), 'text/html')).kinds).toEqual(['article']);
  });

  it('are asked by headings where the page calls itself an interview', async () => {
    const page = await readPage(
      html(
        `<h1>Q&amp;A: Dr Femi Adeyemi on sleeping fish</h1><p>Dr Femi Adeyemi is a biologist.</p><h3>Do fish sleep?</h3><p>Yes. I have watched them.</p>
        <h3>With their eyes open?</h3><p>They have no eyelids.</p><h3>Do they dream?</h3><p>I would like to think so.</p><h3>About the author</h3><p>She studied in Lagos.</p>`,
      ),
      'text/html',
    );
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Dr Femi Adeyemi:guest']);
    expect(page.lines[0]?.at(-1)).toBe('Narrator: She studied in Lagos.');
  });
});

describe('names of those who talk in a panel', () => {
  it('may begin with a letter that answers elsewhere, or with several', async () => {
    const page = await readPage(`
Mesa redonda

Sergio Llop: ¿De quién es el monte?
Amparo Rico: De nadie, creo yo.
A. Rico: Y la leña, mía.
Juan Luis Ortega: Del pueblo, le digo.
J. L. Ortega: [Interrumpe] ¡Eso es verdad!
Público: ¡Bravo!
Sergio Llop: ¿Y usted?
Amparo Rico: Yo, más cabras.`);
    expect(castOf(page).map((person) => person.split(':')[0])).toEqual([
      'Sergio Llop',
      'Amparo Rico',
      'Juan Luis Ortega',
      'Público',
    ]);
  });

  it('stand in brackets behind a dash or before a colon in captions', async () => {
    const lines = await heard(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n- [Producer] Can we go again?\n\n00:02.100 --> 00:03.000\n- [Rosa] Sure, I can.\n\n00:03.100 --> 00:04.000\n[Host]: Are you sure?\n\n00:04.100 --> 00:05.000\n(Rosa laughs)\n\n00:05.000 --> 00:06.000\n- [Rosa] I am.',
      'text/vtt',
    );
    expect(lines).toEqual(['Producer: Can we go again?', 'Rosa: Sure, I can.', 'Host: Are you sure?', 'Rosa: I am.']);
  });
});

it('several people who are asked the same speak once each below their bold names', async () => {
  const page = await readPage(
    html(
      `<h1>Three cooks on salt</h1><p>We asked three cooks.</p><p><b>Mina Cho, Tarn Table:</b> I salt late.</p><p><b>Bram de Wit, Kade:</b> Early, I say.</p>
      <p><b>Ola Nord, Fjell:</b> I use fish.</p><h2>The verdict</h2><p>Salt is personal.</p>`,
    ),
    'text/html',
  );
  expect(castOf(page)).toEqual(['Mina Cho:guest', 'Bram de Wit:guest', 'Ola Nord:guest']);
});

it('bold questions of an author who names nobody are headings of an article', async () => {
  const page = await readPage(
    html(
      '<h1>How to descale a kettle</h1><p>Here is what I do.</p><p><b>What do you need?</b></p><p>I use vinegar.</p><p><b>How long does it take?</b></p><p>An hour.</p><p><b>Does it smell?</b></p><p>For a day.</p>',
    ),
    'text/html',
  );
  expect(page.kinds).toEqual(['article']);
});
