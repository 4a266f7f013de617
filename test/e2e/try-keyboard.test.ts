import { z } from 'zod';
import { describeTheTryPage } from './try-browser';

/** Run in the page: what has the focus, by its own id, the id of its label, or its words. */
const DESCRIBE_FOCUS = `(() => {
  const focused = document.activeElement;
  if (focused === document.body) return { name: 'BODY', visible: true };
  const name = focused.getAttribute('aria-labelledby') || focused.id.replace('again', '') || focused.textContent.trim();
  return { name, visible: getComputedStyle(focused).outlineStyle !== 'none' };
})()`;
const FOCUSED = z.object({ name: z.string(), visible: z.boolean() });

describeTheTryPage('/try with the keyboard alone', (desk) => {
  test('everything can be reached in reading order, and the focus can always be seen', async () => {
    const { open } = desk();
    const page = await open();
    const order: string[] = [];
    for (;;) {
      await page.page.keyboard.press('Tab');
      const focused = FOCUSED.parse(await page.page.evaluate(DESCRIBE_FOCUS));
      if (focused.name === 'BODY') break;
      expect(focused).toMatchObject({ visible: true });
      order.push(focused.name);
    }
    expect(order).toEqual([
      "Skip to Sam's message box",
      'Next: connect SMS and Teams',
      'Start again',
      'sam-title',
      'Say yes',
      'Answer 1 to 5',
      'I slipped',
      'Ask for Dave',
      'sam-text',
      'Send',
      '+10 min',
      '+1 hour',
      'Tomorrow 09:00',
      'Friday 18:00',
      "What's next",
      'dave-title',
      'Take it',
      'Say hello',
      'Finish: done',
      'dave-text',
      'Send',
      'story-title',
    ]);
  });

  test('a conversation can be held: a suggestion, Shift and Enter for a new line, Enter to send', async () => {
    const { open } = desk();
    const page = await open();
    const { keyboard } = page.page;
    await page.page.getByRole('button', { name: 'I slipped' }).focus();
    await keyboard.press('Space');
    expect(await page.box('sam').inputValue()).toBe('I slipped last night');
    await keyboard.press('Shift+Enter');
    await keyboard.type('again');
    await keyboard.press('Enter');
    await page.see('sam', /Thanks for telling me/);
    expect(await page.messages('sam')).toContain('I slipped last night\nagain');
    expect(await page.page.locator(':focus').getAttribute('id')).toBe('sam-text');
  });

  test('a new message takes the focus from nobody, and is read out where it arrives', async () => {
    const { bench, open } = desk();
    const page = await open();
    await page.box('dave').focus();
    await bench.say('sam', 'can i talk to dave');
    await page.see('dave', /Sam wants a person/);
    expect(await page.page.locator(':focus').getAttribute('id')).toBe('dave-text');
    expect(await page.page.locator('#dave .talk').getAttribute('aria-live')).toBe('polite');
  });
});
