import { describe, expect, test } from 'vitest';
import { findDateOnDateLine, findDay, findMonth } from '../../../src/ingestion/parse-dates.ts';
import { headingKind } from '../../../src/ingestion/parse-heading-kinds.ts';
import { announcesDiscussion, leadInKind } from '../../../src/ingestion/parse-lead-ins.ts';
import { splitLines } from '../../../src/ingestion/parse-lines.ts';
import { findNavigation } from '../../../src/ingestion/parse-neighbours.ts';
import { announcesNextMeeting, findWhen } from '../../../src/ingestion/parse-next-meeting.ts';
import { parseSeries } from '../../../src/ingestion/parse-title.ts';

describe('headingKind', () => {
  test.each([
    [
      'summary',
      [
        'Summary of Key Points',
        'KEY MESSAGES:',
        'In brief',
        '2. Main points',
        'What we heard',
        'The headlines',
        'Five things to take away',
        '**Summary**',
        'I. Executive summary',
        'If you only read one bit',
      ],
    ],
    ['detail', ['In more detail', 'Introductions', 'The full note', 'Welcome and check-in', 'What happened']],
    [
      'discussion',
      [
        'Discussion',
        'Points from the conversation',
        'POINTS RAISED',
        'Round the table',
        'What got said after the break',
        'Then everyone talked',
        'Q&A',
        'Questions and answers',
        'Breakout groups',
        'Themes of the day',
      ],
    ],
    [
      'questions',
      [
        'Questions',
        'Open questions',
        'Questions to take away',
        'What we still don’t know',
        'to chew on:',
        'Two questions we did not get to',
      ],
    ],
    ['next-meeting', ['Next meeting', 'Date of next meeting', 'Next time', 'NEXT', 'What’s next', 'Dates']],
    ['actions', ['Actions', 'Next steps', 'Agreed actions', 'Jobs', 'Follow-up', 'What happens next']],
    ['other', ['Present', 'Any other business', 'Thanks', 'Further reading', 'Who came']],
  ])('understands what stands under headings of the kind %s', (kind, headings) => {
    expect(headings.map((heading) => [heading, headingKind(heading)])).toEqual(
      headings.map((heading) => [heading, kind]),
    );
  });

  test.each(['Back by Teatime', 'Siân, on being in charge', 'The merger', 'Housing in Aberdare', ''])(
    'knows that “%s” names a topic',
    (heading) => {
      expect(headingKind(heading)).toBeNull();
    },
  );
});

describe('leadInKind', () => {
  test.each([
    ['Points made in the subsequent discussion included:', false, 'discussion'],
    ['Among the comments that people shared:', false, 'discussion'],
    [
      'The group finished by identifying this issue for discussion at its next meeting on 9th September:',
      true,
      'questions',
    ],
    ['It was agreed to:', false, 'actions'],
    ['Steve introduced the meeting by summarising key messages from the previous discussion:', false, null],
    ['She brought three things:', false, null],
    ['A discussion followed.', false, null],
  ])('reads “%s” (over questions: %s) as %s', (line, questions, kind) => {
    expect(leadInKind(line, questions)).toBe(kind);
  });

  test('hears that a list is what people said, without a colon', () => {
    expect(announcesDiscussion('Then we went round the room.')).toBe(true);
    expect(announcesDiscussion('He talked about the last discussion.')).toBe(false);
  });
});

describe('dates', () => {
  test.each([
    ['Held on 7 October 2021 in Ludlow', '2021-10-07'],
    ['Wednesday 5th of October, 2022', '2022-10-05'],
    ['October 3rd, 2019', '2019-10-03'],
    ['3/4/2024', '2024-04-03'],
    ['2021-02-25', '2021-02-25'],
    ['1 Sept. 2020', '2020-09-01'],
  ])('reads “%s” in the British order', (text, date) => {
    expect(findDay(text)).toEqual({ date, precision: 'day' });
  });

  test.each([
    '9th September at 3.00',
    '31 June 2021',
    'in May',
    'since 2014',
    '3.00-4.30pm',
    'page 12 of 2020',
  ])('makes no day of “%s”', (text) => {
    expect(findDay(text)).toBeNull();
  });

  test('gives a month as a month, and reads a short year only on a line for dates', () => {
    expect(findMonth('Note, May 2021')).toEqual({ date: '2021-05-01', precision: 'month' });
    expect(findDateOnDateLine('Date: 14/11/23')).toEqual({ date: '2023-11-14', precision: 'day' });
    expect(findDay('14/11/23')).toBeNull();
  });
});

describe('the next meeting', () => {
  test.each([
    [
      'The next meeting of the cell will be on Thursday 9th May, 5.30 to 7pm.',
      'Thursday 9th May, 5.30 to 7pm',
    ],
    [
      'We meet again on the second Thursday of February, half past seven, at Seaham.',
      'second Thursday of February, half past seven',
    ],
    ['Next: 9 May, 10am, library at Grimsby', '9 May, 10am'],
    ['The fifth session will be on 17 April, 14:00 to 15:30, by video only.', '17 April, 14:00 to 15:30'],
    ['Next one: 27 September, online, 12 till 1.30', '27 September, online, 12 till 1.30'],
    ['Next up is Thursday 25 January at 7, wear boots.', 'Thursday 25 January at 7'],
    ['The group will meet next on 9th September at 3.00-4.30pm:', '9th September at 3.00-4.30pm'],
  ])('is announced by “%s”', (sentence, when) => {
    expect(announcesNextMeeting(sentence)).toBe(true);
    expect(findWhen(sentence)).toBe(when);
  });

  test.each(['The next speaker came from Hull.', 'She met him on 4 May.', 'They opened next week.'])(
    'is not announced by “%s”',
    (sentence) => {
      expect(announcesNextMeeting(sentence)).toBe(false);
    },
  );
});

describe('parseSeries', () => {
  test.each([
    ['Note from Collaborative Leadership in Place Cell 2', 'Collaborative Leadership in Place', 2],
    [
      'Note from an online roundtable: Coronavirus - building community and connection 4',
      'Coronavirus - building community and connection',
      4,
    ],
    ['Discharge and Flow Leads’ Circle: Note of Meeting 7', 'Discharge and Flow Leads’ Circle', 7],
    ['Marches Small Museums Forum: note of the fourth gathering', 'Marches Small Museums Forum', 4],
    ['Estuary Producers’ Circle, scrappy notes no. 9', 'Estuary Producers’ Circle', 9],
    ['Tamar Schools Conversation (3)', 'Tamar Schools Conversation', 3],
    ['Early Start Exchange, East Midlands: session four', 'Early Start Exchange, East Midlands', 4],
    ['Note from Minds in Common 5: Who gets listened to?', 'Minds in Common', 5],
    ['Note from session 4: Shared Ground', 'Shared Ground', 4],
    ['NOTE OF THE SAFER STREETS CONVERSATION (FIFTH)', 'SAFER STREETS CONVERSATION', 5],
  ])('finds series and number in “%s”', (title, series, number) => {
    expect(parseSeries(title)).toEqual({ title: series, number });
  });

  test.each([
    'A letter from Horden',
    'Note from the roundtable 9 June',
    'After Covid 19',
    'Notes of the year 2021',
  ])('finds no number in “%s”', (title) => {
    expect(parseSeries(title)).toBeNull();
  });

  test.each([
    ['Note of the 11th get-together, held on both sides of Ballyharn', 11],
    ['Tayside Stages Group, second gathering, Dundee', 2],
    ['That was our seventh get-together and the first with a projector.', 7],
    ['Fifth in the series.', 5],
    ['Minutes of the 22nd meeting, 4 March 2022', 22],
  ])('takes the number from a line below: %s', (line, number) => {
    expect(parseSeries('What was said', [line])?.number).toBe(number);
  });

  test('takes no day of a month for a number', () => {
    expect(parseSeries('Who is a trust for?', ['Thirteenth of October 2022, Wisbech'])).toBeNull();
  });

  test('takes the number from the line under the title', () => {
    expect(parseSeries('Justice Neighbours: at the gate', ['Twelfth meeting, 14 September 2023'])).toEqual({
      title: 'Justice Neighbours',
      number: 12,
    });
  });
});

describe('findNavigation', () => {
  const body = Array.from({ length: 12 }, (_, n) => `Paragraph ${n} of the note.`).join('\n\n');
  const neighbours = (tail: string) => {
    const { previous, next, lines } = findNavigation(splitLines(`${body}\n\n${tail}`));
    return [previous?.title ?? null, next?.title ?? null, lines.size];
  };

  test.each([
    ['Previous\nPrevious\n\nNote 1\n\nNext\nNext\n\nNote 3', ['Note 1', 'Note 3', 6]],
    ['Previous\n\nNote 1', ['Note 1', null, 2]],
    ['← Previous: Note 1', ['Note 1', null, 1]],
    ['Previous note: Alpha\nNext note: Beta', ['Alpha', 'Beta', 2]],
    ['« The Saturday Room', ['The Saturday Room', null, 1]],
    ['Next →\nsession five: who looks after whom?', [null, 'session five: who looks after whom?', 2]],
  ])('finds the neighbours in %j', (tail, found) => {
    expect(neighbours(tail)).toEqual(found);
  });

  test.each([
    'Next\n\nThe group meets again on 3 October.',
    'Next: 9 May, 10am, Grimsby',
    'Next\n\n• Ruth to write.\n\n• Sam to ring.',
  ])('takes %j for part of the note', (tail) => {
    expect(neighbours(tail)).toEqual([null, null, 0]);
  });
});
