import { describe, expect, it } from 'vitest';
import { createPartCollector } from '../../../../core/bridge/collect-parts.ts';
import { wavId } from '../../../../main/engine/sounds/own-sound-files.ts';
import { buildWav } from '../../../support/build-wav.ts';
import { startEngine } from '../harness.ts';

const rows = (count: number) =>
  `event_id,section,max_price_filter,keywords\n${Array.from({ length: count }, (_, i) => `event${i},101-110,100,"floor -vip"\n`).join('')}`;
const csv = (text: string, mode: 'merge' | 'replace' = 'merge') => ({ text, format: 'csv', mode }) as const;

describe('an import', () => {
  it('that is cancelled changes nothing', async () => {
    const app = await startEngine();
    const payload = csv(rows(20_000));
    const preview = app.request('watchlist.importPreview', payload);
    await app.request('watchlist.importCancel', null);
    await expect(preview).rejects.toThrow('The import was cancelled.');
    const confirm = app.request('watchlist.importConfirm', payload);
    await expect.poll(() => app.payloads('import.progress').length, { timeout: 30_000 }).toBeGreaterThan(0);
    await app.request('watchlist.importCancel', null);
    await expect(confirm).rejects.toThrow('The import was cancelled.');
    expect((await app.request('watchlist.list', null)).total).toBe(0);
    expect(await app.request('watchlist.importConfirm', csv(rows(2)))).toMatchObject({ value: { added: 2 } });
  });

  it('notes a sound that this computer does not have, and one that it has not', async () => {
    const app = await startEngine();
    const wav = buildWav();
    await app.request('sound.add', { label: 'Horn', wav: wav.toString('base64') });
    const text = `event_id,sound\na,own-aaaaaaaaaaaaaaaaaaaaaaaa\nb,${wavId(wav)}\nc,bell\nd,none\n`;
    const preview = await app.request('watchlist.importPreview', csv(text));
    expect(preview.notes).toMatchObject([
      { line: 2, field: 'sound', message: expect.stringMatching(/sounds as the default/) },
    ]);
    expect(preview.counts.added).toBe(4);
  });

  it('gives way to the next text', async () => {
    const app = await startEngine();
    const first = app.request('watchlist.importPreview', csv(rows(20_000)));
    const second = app.request('watchlist.importPreview', csv(rows(3)));
    await expect(first).rejects.toThrow('Another import was begun.');
    expect((await second).counts.added).toBe(3);
  });

  it('keeps an edit that comes while it is done', async () => {
    const app = await startEngine();
    await app.request('watchlist.save', { entry: { event_id: 'mine' } });
    const payload = csv(rows(5000));
    await app.request('watchlist.importPreview', payload);
    const confirm = app.request('watchlist.importConfirm', payload);
    await app.request('watchlist.save', { entry: { id: 'mine', event_id: 'mine', label: 'edited' } });
    await app.request('watchlist.save', { entry: { event_id: 'new' } });
    expect(await confirm).toMatchObject({ ok: true, value: { added: 5000 } });
    const collect = createPartCollector();
    let whole = null;
    for (let start = 0; whole === null; start += 500) whole = collect(await app.request('watchlist.list', { start }));
    const labels = new Map(whole.entries.map(({ entry }) => [entry.id, entry.label]));
    expect(labels.size).toBe(5002);
    expect([labels.get('mine'), labels.get('new')]).toEqual(['edited', '']);
  });

  it('is answered in parts when the window asks', async () => {
    const app = await startEngine();
    await app.request('watchlist.importConfirm', csv(rows(1200)));
    const collect = createPartCollector();
    let whole = collect(await app.request('watchlist.list', null));
    for (let start = 500; start < 1200; start += 500) whole = collect(await app.request('watchlist.list', { start }));
    expect(whole?.entries.map(({ entry }) => entry.id)).toEqual(Array.from({ length: 1200 }, (_, i) => `event${i}`));
  });
});
