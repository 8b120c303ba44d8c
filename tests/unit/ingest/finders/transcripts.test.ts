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

describe('names', () => {
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
    ['promotion', 'Lire : Le port en dix dates'],
  ])('is not heard: %s', async (why, line) => {
    const page = await readPage(
      `The pier\n\nThe pier is closed for the whole winter, said the harbour office.\n\n${line}\n`,
    );
    expect(page.dropped).toContain(`${why}: ${line.replace(/^\[ | \]$/gu, (mark) => mark)}`);
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

describe('a line', () => {
  it('is not divided in the middle of a number', async () => {
    const page = await readPage(`
A new release

The program is free for all who have a boat, and it needs version 10.10 of the old system or a newer one at the least

The makers say that it has been tested on the whole coast during the winter, and that no boat was lost by it.`);
    expect(page.file.documents).toHaveLength(1);
  });
});
