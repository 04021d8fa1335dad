import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';

stubBrowserApis();

async function openForm() {
  const app = renderApp();
  await app.user.click(await screen.findByRole('link', { name: 'Watchlist' }));
  await app.user.click(await screen.findByText(/^MSG under 150/));
  const form = within(await screen.findByRole('form', { name: 'Edit entry' }));
  return { ...app, form };
}

describe('the filters of earlier prices in the form', () => {
  it('are previewed and saved, and say what goes against them', async () => {
    const { user, form, askedFor } = await openForm();
    await user.click(form.getByRole('radio', { name: 'Of its section' }));
    expect(form.queryByText(/^A price that falls/)).toBeNull();
    await user.click(form.getByRole('button', { name: 'Price drop' }));
    expect(await form.findByText(/^A price that falls is the change price_decrease/)).toBeDefined();
    await user.click(form.getByRole('button', { name: 'Price drop' }));
    expect(form.queryByText(/^A price that falls/)).toBeNull();
    await user.type(form.getByRole('textbox', { name: 'Drop of at least' }), '20');
    await user.type(form.getByRole('textbox', { name: 'Days of the median' }), '14');
    await user.click(form.getByRole('switch', { name: 'Resale only below face value' }));
    const fields = { new_low: 'section', drop_percent: 20, drop_days: 14, below_face: true };
    await waitFor(() => expect(askedFor('watchlist.preview').at(-1)).toMatchObject({ draft: fields }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(askedFor('watchlist.save')).toMatchObject([{ entry: fields }]));
  });

  it('cannot be saved with more days than are kept', async () => {
    const { user, form } = await openForm();
    await user.type(form.getByRole('textbox', { name: 'Days of the median' }), '31');
    expect(await form.findByText('Prices are compared with those of at most 30 days.')).toBeDefined();
    expect(form.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });
});
