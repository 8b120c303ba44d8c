import { describe, expect, it } from 'vitest';
import { castOf, readPage } from './read-page.ts';

/** The first document's lines without its narrator. */
async function turnsOf(text: string, mediaType?: string): Promise<readonly string[]> {
  const page = await readPage(text, mediaType);
  return (page.lines[0] ?? []).filter((line) => !/^[~#]|^Narrator:/u.test(line));
}

describe('minutes and hearings', () => {
  it('take a title, a name and a full stop for a label', async () => {
    expect(
      await turnsOf(`
    Chairman Hollis. Good morning. I want to welcome our guest.
    I call on Senator Pratt.
    Senator Pratt. Thank you, Mr. Chairman. Did you ask for more ferries?
    Ms. Okoro. We asked for two.
    Senator Pratt. That is not what I asked you.
    Ms. Okoro. I know, Senator.`),
    ).toEqual([
      'Chairman Hollis: Good morning. I want to welcome our guest.',
      'Chairman Hollis: I call on Senator Pratt.',
      'Senator Pratt: Thank you, Mr. Chairman. Did you ask for more ferries?',
      'Ms. Okoro: We asked for two.',
      'Senator Pratt: That is not what I asked you.',
      'Ms. Okoro: I know, Senator.',
    ]);
  });

  it('of French assemblies name the president, and set labels off by a full stop and a dash', async () => {
    const page = await readPage(`
Audition de Mme Nadia Berthe

M. le président Yves Kermadec. Je vous souhaite la bienvenue. Comment va votre port ?

Mme Nadia Berthe. Je vous remercie. Notre port va bien.

M. Luc Arden, rapporteur. – Et vos bateaux ?

Mme Nadia Berthe. Ils sont vieux, mais nous les aimons.

M. Luc Arden. – Combien sont-ils ?

M. le président Yves Kermadec. Je vous remercie.`);
    expect(new Set((page.lines[0] ?? []).map((line) => line.split(':')[0]))).toEqual(
      new Set(['M. le président Yves Kermadec', 'Mme Nadia Berthe', 'M. Luc Arden']),
    );
  });

  it('of radio stations write names with a full stop and a dash', async () => {
    expect(
      await turnsOf(`
N. Berthe.- Bonjour. Avez-vous un bateau ?
R.- Oui, j'en ai deux, et une barque.
Q.- Vous les prenez souvent ?
R.- Je les prends tous les jours.`),
    ).toEqual([
      'N. Berthe: Bonjour. Avez-vous un bateau ?',
      "Guest: Oui, j'en ai deux, et une barque.",
      'Interviewer: Vous les prenez souvent ?',
      'Guest: Je les prends tous les jours.',
    ]);
  });

  it('of press rooms set a Q off by one blank', async () => {
    expect(
      await turnsOf(`
MS. ARDEN: Good afternoon. I have one announcement.
Q Thank you. Will the bridge open this week?
MS. ARDEN: We do not know yet.
Q And next week?
MS. ARDEN: I hope so.`),
    ).toEqual([
      'Ms. Arden: Good afternoon. I have one announcement.',
      'Interviewer: Thank you. Will the bridge open this week?',
      'Ms. Arden: We do not know yet.',
      'Interviewer: And next week?',
      'Ms. Arden: I hope so.',
    ]);
  });

  it('set times beside names on lines of their own', async () => {
    const page = `<html><body><h1>The third show</h1><p>Kelda: 0:00</p><p>We have news about the lighthouse today.</p>
<p>Ansel: 0:09</p><p>You always say that, and I never believe you.</p><p>Kelda: 0:14</p><p>It is true this time, I promise.</p>
<p>Ansel: 0:20</p><p>Then tell me what it is.</p></body></html>`;
    expect(await turnsOf(page, 'text/html')).toEqual([
      'Kelda: We have news about the lighthouse today.',
      'Ansel: You always say that, and I never believe you.',
      'Kelda: It is true this time, I promise.',
      'Ansel: Then tell me what it is.',
    ]);
  });
});

describe('a conversation without names', () => {
  it('takes turns at dashes', async () => {
    const turns = await turnsOf(`
Una tarde con Rosa Amaya

Hablamos con Rosa Amaya, pintora, en su taller del puerto.

-Hola, Rosa. ¿Por qué barcos?

-Porque los veo desde la ventana. Nunca he pintado otra cosa.

-Es cierto.

-Mi padre también los pintaba.

-¿Y el mar?

-El mar se pinta solo.`);
    expect(turns).toEqual([
      'Interviewer: Hola, Rosa. ¿Por qué barcos?',
      'Rosa Amaya: Porque los veo desde la ventana. Nunca he pintado otra cosa.',
      'Interviewer: Es cierto.',
      'Rosa Amaya: Mi padre también los pintaba.',
      'Interviewer: ¿Y el mar?',
      'Rosa Amaya: El mar se pinta solo.',
    ]);
  });

  it('is none where dashes make a list', async () => {
    const page = await readPage(`
What to bring

- A warm coat for the crossing.
- Two pairs of socks.
- Do you have a torch? Bring it.
- A map of the island.
- Something to read on the boat.`);
    expect(page.kinds).toEqual(['article']);
  });

  it('lets the other side ask where labels name only those who answer', async () => {
    const page = await readPage(`
Two drummers

We met Kelda and Ansel behind the stage.

How did you two meet?
Kelda: On a ferry. I was late.
Ansel: She was very late.
And when did you start to play together?
Ansel: The same night.
What comes next for you?
Kelda: A long sleep, I hope.`);
    expect(castOf(page)).toEqual(['Kelda:guest', 'Ansel:guest', 'Interviewer:interviewer']);
    expect(page.lines[0]).toContain('Interviewer: And when did you start to play together?');
    expect(page.lines[0]).toContain('Ansel: The same night.');
  });

  it('does not take a question that an answer quotes at its end for one', async () => {
    const turns = await turnsOf(`
Interview with Mara Holm

Have you always lived here?

I have. People ask me: “Is it not lonely?”

Do you like the winter?

I love it. My house is warm.

What do you read?

I read old charts.`);
    expect(turns[1]).toBe('Mara Holm: I have. People ask me: “Is it not lonely?”');
  });
});

describe('turns', () => {
  it('begin at names in capitals on lines of their own, even those who speak once', async () => {
    const turns = await turnsOf(`
Three bakers

PRIYA
How early do you begin?

ANSEL
I begin at three.

NORA KELL
I never begin before four.

PRIYA
And on Sundays?

ANSEL
My oven is cold on Sundays.`);
    expect(turns.map((line) => line.split(':')[0])).toEqual(['Priya', 'Ansel', 'Nora Kell', 'Priya', 'Ansel']);
  });

  it('are known where a full name answers twice', async () => {
    const turns = await turnsOf(`
Interview with Nora Kell

Nora Kell has baked for the island since she was twelve.

I wanted to ask you about the flour.

Nora Kell: I grind it myself.

Do you sell it?

Nora Kell: I would rather not.`);
    expect(turns).toContain('Interviewer: Do you sell it?');
    expect(turns.at(-1)).toBe('Nora Kell: I would rather not.');
  });

  it('begin with a bold sentence that asks nothing but addresses the guest', async () => {
    const turns = await turnsOf(
      `# Interview with Nora Kell

**You have received a good deal of attention recently.**

I have, and I do not know why.

**What happened to your oven?**

I let it go cold.

**Will you light it again?**

I will.`,
      'text/markdown',
    );
    expect(turns[0]).toBe('Interviewer: You have received a good deal of attention recently.');
  });

  it('end where minutes say that the meeting is over, and stop for a note of the editor', async () => {
    const page = await readPage(`
Chair Okoro: Are there any questions?

Mr. Brandt: I have one.

Chair Okoro: Then ask me.

Mr. Brandt: Who pays for all this?

(Editor's note: the budget was published in May.)

That is all I want to know.

Chair Okoro: We all pay.

The meeting was adjourned at 5 p.m.`);
    expect(page.lines[0]?.slice(4)).toEqual([
      "Narrator: (Editor's note: the budget was published in May.)",
      'Mr. Brandt: That is all I want to know.',
      'Chair Okoro: We all pay.',
      'Narrator: The meeting was adjourned at 5 p.m.',
    ]);
  });

  it('go on after thanks where the speaker does', async () => {
    const turns = await turnsOf(`
Ada: How was the winter?

Ivo: I was cold.

Ada: What is next?

Ivo: Thank you for asking.

I am going to sleep, and then I am going to fish.`);
    expect(turns.at(-1)).toBe('Ivo: I am going to sleep, and then I am going to fish.');
  });

  it('lose labels too few to make a conversation', async () => {
    const turns = await turnsOf(
      `# Interview with Nora Kell

**Harbour Weekly: How did you begin?**

I began at twelve.

**HW: And do you like it?**

**NK:** I love it.`,
      'text/markdown',
    );
    expect(turns).toEqual([
      'Interviewer: How did you begin?',
      'Nora Kell: I began at twelve.',
      'Interviewer: And do you like it?',
      'Nora Kell: I love it.',
    ]);
  });

  it('are asked by headings, most of which end with a question mark', async () => {
    const turns = await turnsOf(
      `<html><body><h1>Interview with Nora Kell</h1><h3>How did you begin?</h3><p>I began at twelve.</p>
<h3>Do you like your oven?</h3><p>I love my oven.</p><h3>Tell us something about the flour you use</h3><p>I grind it myself.</p>
<h3>What comes next?</h3><p>I will sleep.</p></body></html>`,
      'text/html',
    );
    expect(turns).toContain('Interviewer: Tell us something about the flour you use');
  });
});

describe('names', () => {
  it('with two letters changed, or one letter wrong in initials, are known', async () => {
    const page = await readPage(`
MB: Who begins?
Larkspur: I do. My hands are cold.
EF: And then I follow.
MB: And who ends?
Larskpur: I do.
EF: We both do.
Larkspur: So we do.
MB: Do you argue?
ER: We never argue.
MB: Never?
EF: Never, I swear.`);
    expect(castOf(page).map((person) => person.split(':')[0])).toEqual(['MB', 'Larkspur', 'EF']);
  });

  it('of three words after an office in small letters are kept whole', async () => {
    const page = await readPage(`
The deputy press secretary Mira Joan Kestrel answered on Tuesday.

KESTREL: Good afternoon. I will take your questions.
QUESTION: When does the bridge open?
KESTREL: I do not know.`);
    expect(castOf(page)).toContain('Mira Joan Kestrel:guest');
  });

  it('are known by initials that mean something else beside', async () => {
    const turns = await turnsOf(
      `
**Nora Brandt:** How do you begin?

**Sam Pell:** I begin at the end.

**NB:** And how do you end?

**SP:** I never do. My drawers are full.

**NB:** Thank you.`,
      'text/markdown',
    );
    expect(turns.map((line) => line.split(':')[0])).toEqual([
      'Nora Brandt',
      'Sam Pell',
      'Nora Brandt',
      'Sam Pell',
      'Nora Brandt',
    ]);
  });

  it('go without the office or the house before them', async () => {
    const page = await readPage(
      `
In conversation with Kestrel Press's Author Mara Holm

**What do you write?**

I write about harbours, and my neighbours read it.

**Do you like your readers?**

I like them very much. We meet on the quay.`,
      'text/markdown',
    );
    expect(castOf(page)).toEqual(['Interviewer:interviewer', 'Mara Holm:guest']);
  });

  it('of two people are not one name', async () => {
    const page = await readPage(`
Nous avons rencontré Julien et Karim après le concert.

Julien : Moi, je joue de la guitare.
Karim : Et moi, je chante.
Julien : Nous jouons ensemble depuis dix ans.
Karim : Onze !`);
    expect(castOf(page).map((person) => person.split(':')[0])).toEqual(['Julien', 'Karim']);
  });

  it('in a title that quotes somebody are no label', async () => {
    const page = await readPage(`
Ada Okoro: “The harbour belongs to all of us”

P. ¿Vive usted aquí?

R. Vivo aquí desde niña. Ada Okoro no se va.

P. ¿Y le gusta?

R. Me gusta mucho.`);
    expect(page.titles).toEqual(['Ada Okoro: “The harbour belongs to all of us”']);
  });
});

describe('captions', () => {
  it('name speakers between brackets, and go on over a cue where the sentence does', async () => {
    const captions = `WEBVTT

00:08.000 --> 00:12.000
(Ada Okoro)
I wanted to ask you

00:12.000 --> 00:16.000
(Ada Okoro)
about the old bridge.

00:16.000 --> 00:20.000
(Ivo Brandt)
It fell down, and I saw it.

00:19.000 --> 00:20.000
(Ivo Brandt)
So did they.

00:20.000 --> 00:22.000
(Ada Okoro)
When was that?`;
    expect(await turnsOf(captions, 'text/vtt')).toEqual([
      'Ada Okoro: I wanted to ask you about the old bridge.',
      'Ivo Brandt: It fell down, and I saw it.',
      'Ivo Brandt: So did they.',
      'Ada Okoro: When was that?',
    ]);
  });
});

describe('what furnishes a page', () => {
  it.each([
    ['address', 'https://example.org/videos/1043517'],
    ['navigation', 'Showing posts with label boats. Show all posts'],
    ['navigation', 'Archive for the ‘Boats’ Category'],
    ['navigation', 'Texte intégral'],
    ['comments', 'No comments:'],
    ['advertisement', '[ Publicité ]'],
    ['boilerplate', 'END 2:47 P.M. EST'],
    ['boilerplate', 'Remaining Time -0:00'],
    ['boilerplate', 'The post The pier appeared first on Harbour Weekly.'],
    ['promotion', 'Lire : Le port en dix dates'],
  ])('is not heard: %s', async (why, line) => {
    const page = await readPage(
      `The pier\n\nThe pier is closed for the whole winter, said the harbour office.\n\n${line}\n`,
    );
    expect(page.dropped).toContain(`${why}: ${line.replace(/^\[ | \]$/gu, (mark) => mark)}`);
  });

  it('leaves code and formulas that stand apart to the eye, and keeps verses', async () => {
    const page = await readPage(
      `# Ranks

The rank of a matrix is the size of its largest independent part, as every student learns in the first year.

\`\`\`python
import numpy as np
np.linalg.matrix_rank(A)
\`\`\`

$$
A = U \\Sigma V^{\\top}
$$

\`\`\`
The lamp is out, the boat is home,
the harbour sleeps beneath the foam.
\`\`\`
`,
      'text/markdown',
    );
    const heard = (page.lines[0] ?? []).join('\n');
    expect(heard).toContain('The lamp is out');
    expect(heard).not.toMatch(/numpy|Sigma/u);
    expect(page.dropped.map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['code', 'formula']));
  });

  it('does not end an article: a button for comments, links to others, or notes in its middle', async () => {
    const prose = (word: string) =>
      `<p>The ${word} is repaired every spring by the people of the island, who bring their own tools and their own bread.</p>`;
    const page = await readPage(
      `<html><body><article><h1>Repairs</h1>${prose('pier')}<div class="share"><a href="#c">Comments</a></div>${prose('mole')}
<h3>Related Articles</h3><p><a href="/a">A storm</a></p>${prose('slipway')}${prose('crane')}<p>Notes:</p><ul><li>Bring gloves.</li></ul>
${prose('winch')}${prose('ladder')}</article></body></html>`,
      'text/html',
    );
    const heard = (page.lines[0] ?? []).join('\n');
    for (const word of ['pier', 'mole', 'slipway', 'crane', 'winch', 'ladder'])
      expect(heard).toContain(`The ${word} is`);
    expect(heard).not.toContain('A storm');
  });
});

describe('headings without markup', () => {
  it('may ask, and may follow each other', async () => {
    const page = await readPage(`
The last lamp

The keeper of the lamp has gone, and the island asks who will light it now that nobody is paid for it.

Who pays?

The harbour office paid until the spring, when its budget was cut by a third, and nobody has paid since then.

Two plans

A club of friends

The first plan is a club, whose members take turns on the stairs and pay for the oil out of their own pockets.`);
    expect(page.lines[0]?.filter((line) => line.startsWith('#'))).toEqual([
      '# Who pays?',
      '# Two plans',
      '# A club of friends',
    ]);
  });
});

describe('a title', () => {
  it('is found below a long header', async () => {
    const links = Array.from({ length: 80 }, (_, index) => `<li><a href="/${index}">Section ${index}</a></li>`).join(
      '',
    );
    const page = await readPage(
      `<html><head><title>The mole - Harbour Weekly</title></head><body><nav><ul>${links}</ul></nav><main><h1>The mole</h1>
<p>The mole is repaired every spring by the people of the island, who bring their own tools.</p></main></body></html>`,
      'text/html',
    );
    expect(page.titles).toEqual(['The mole']);
    expect(page.lines[0]).toHaveLength(1);
  });
});

describe('a line', () => {
  it('that begins with an office or an abbreviation is no label', async () => {
    const page = await readPage(`
Ivo Brandt, co-founder of the O.K.-based bakery, answers our questions.

Ada: Where do you bake?
Ivo: I bake at home.
Ada: For whom?
Ivo: For my sister.`);
    expect(page.lines[0]?.[0]).toMatch(/^Narrator: Ivo Brandt, co-founder/u);
  });

  it('is not divided in the middle of a number', async () => {
    const page = await readPage(`
A new release

The program is free for all who have a boat, and it needs version 10.10 of the old system or a newer one at the least

The makers say that it has been tested on the whole coast during the winter, and that no boat was lost by it.`);
    expect(page.file.documents).toHaveLength(1);
  });
});
