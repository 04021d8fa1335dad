import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OfferSummary } from '../../../core/feed/feed-item.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { EVENTS } from '../sample/events.ts';
import { sampleItem } from '../sample/feed.ts';
import { rows } from './feed-rows.ts';

stubBrowserApis();

describe('a row of the feed', () => {
  it('tells event, venue, local date, change, price and how many are left', async () => {
    renderApp({ feed: [sampleItem(1000, { event_infos: EVENTS[0].infos })] });
    const [row] = await rows();
    expect(row?.textContent).toContain('The Midnight Parade — Paper Moons Tour');
    expect(row?.textContent).toContain('Mon 15 Jun 20:00 · Madison Square Garden, New York');
    expect(row?.textContent).toContain('stock Section 101');
    expect(row?.textContent).toMatch(/Section 101.*left/);
  });

  it('says "Section" once, also if the section is called so', async () => {
    renderApp({
      feed: [sampleItem(1000, { changes: [{ type: 'stock_increase', sections: ['Section 117'], more: 0 }] })],
    });
    const [row] = await rows();
    expect(row?.textContent).toContain('stock Section 117');
  });

  it('asks main to open the decision’s link when Add to cart is pressed, and sends no address', async () => {
    const { user, askedFor } = renderApp({ feed: [sampleItem(1000)] });
    await user.click(await screen.findByRole('button', { name: /^Add to cart/ }));
    expect(askedFor('link.open')).toEqual([{ id: 1000, offer: null, confirmed: false }]);
  });

  it('asks before a link that needs confirmation, and opens it only then', async () => {
    const { user, askedFor } = renderApp({
      feed: [sampleItem(1000)],
      handlers: {
        'link.open': ({ confirmed }) =>
          confirmed
            ? { outcome: 'opened', url: 'http://tickets.example/' }
            : { outcome: 'confirm', url: 'http://tickets.example/', why: 'This link is not encrypted.' },
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Add to cart/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('http://tickets.example/');
    expect(dialog.textContent).toContain('This link is not encrypted.');
    expect(askedFor('link.open')).toHaveLength(1);
    await user.click(within(dialog).getByRole('button', { name: 'Open it anyway' }));
    expect(askedFor('link.open').at(-1)).toEqual({ id: 1000, offer: null, confirmed: true });
  });

  it('says why it did not alert, and offers no filled button', async () => {
    const { user } = renderApp({ feed: [sampleItem(1000, { outcome: 'filtered', why: 'above your max 150.00' })] });
    await user.click(await screen.findByRole('radio', { name: /^Everything/ }));
    const [row] = await rows();
    expect(row?.textContent).toContain('above your max 150.00');
    expect(within(row as HTMLElement).getByRole('button', { name: /^Open/ })).toBeDefined();
  });

  it('shows markup in any field as text', async () => {
    const nasty = '<img src=x onerror="alert(1)"><b>bold</b>';
    renderApp({
      feed: [
        sampleItem(1000, {
          event_infos: { ...EVENTS[0].infos, event_name: nasty, event_venue: nasty },
          changes: [{ type: nasty, sections: [nasty], more: 0 }],
          website: nasty,
        }),
      ],
    });
    const [row] = await rows();
    expect(row?.textContent).toContain(nasty);
    expect(row?.querySelector('img, b')).toBeNull();
  });

  it('keeps a name that turns the direction of text from its surroundings', async () => {
    const name = '\u202egnp.exe';
    const item = sampleItem(1000, { event_infos: { ...EVENTS[0].infos, event_name: name, event_venue: name } });
    const { user } = renderApp({ feed: [item] });
    const [row] = await rows();
    const isolated = [...(row?.querySelectorAll('bdi') ?? [])].map((one) => one.textContent);
    expect(isolated).toContain(name);
    const outside = row?.cloneNode(true) as HTMLElement;
    for (const one of outside.querySelectorAll('bdi')) one.remove();
    expect(outside.textContent).not.toContain('\u202e');
    await user.click(row as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Mute 1 h' }));
    const notice = await screen.findByText(/is muted until/);
    expect(notice.textContent).toContain(`\u2068${name}\u2069 is muted`);
  });

  it('keeps section, row and stock in their order if names are written from right to left', async () => {
    const best = { ...(sampleItem(1000).best as OfferSummary), section_name: 'יציע 7', row: 'ג', stock: 12 };
    renderApp({ feed: [sampleItem(1000, { best })] });
    const [row] = await rows();
    const texts = [...(row?.querySelectorAll('bdi[dir=ltr]') ?? [])].map((one) => one.textContent);
    expect(texts).toContain('\u2068יציע 7\u2069 · Row \u2068ג\u2069');
    expect(row?.querySelector('[title*="12 left"]')?.getAttribute('title')).toContain(
      'יציע 7\u2069 · Row \u2068ג\u2069 · ',
    );
  });

  it('keeps venue and city in their order if the venue is written from right to left, in the row and in the detail', async () => {
    const event_infos = { ...EVENTS[0].infos, event_venue: 'היכל התרבות', event_location: 'Haifa' };
    const { user } = renderApp({ feed: [sampleItem(1000, { event_infos })] });
    const [row] = await rows();
    await user.click(row as HTMLElement);
    const heading = (await screen.findByRole('complementary', { name: 'Details' })).querySelector('header');
    for (const where of [row, heading]) {
      const texts = [...(where?.querySelectorAll('bdi[dir=ltr]') ?? [])].map((one) => one.textContent);
      expect(texts.filter((text) => text?.startsWith('היכל התרבות, Haifa'))).toHaveLength(1);
    }
  });

  it('marks a muted one with a word and an icon', async () => {
    const { user } = renderApp({ feed: [sampleItem(1000, { outcome: 'muted', why: null })] });
    await user.click(await screen.findByRole('radio', { name: /^Everything/ }));
    await rows();
    const marks = screen.getAllByText('muted');
    expect(marks.every((mark) => mark.parentElement?.querySelector('svg') != null)).toBe(true);
  });

  it('has no button to press if the message holds no usable link', async () => {
    renderApp({ feed: [sampleItem(1000, { has_link: false })] });
    expect(await screen.findByRole('button', { name: 'No link' })).toHaveProperty('disabled', true);
  });
});
