import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CertificateKind } from '../../../simulator/simulator.ts';
import { waitUntil } from '../../support/wait-for.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { API_KEY, createConnectionHarness, createOpenConnectionHarness, reportedText } from './connection-harness.ts';
import { startSocksProxy } from './socks-proxy.ts';

afterEach(() => vi.unstubAllEnvs());

async function startTestProxy(login: string | null = null) {
  const proxy = await startConnectProxy(login);
  onTestFinished(() => proxy.dispose());
  return proxy;
}

describe('certificates', () => {
  it.each<[CertificateKind, string]>([
    ['expired', 'tls_expired'],
    ['wrong_host', 'tls_wrong_host'],
    ['self_signed', 'tls_self_signed'],
  ])('%s: no request is sent, and the problem is %s', async (certificate, cause) => {
    const harness = await createConnectionHarness({ simulator: { certificate }, random: () => 0.9 });
    harness.connection.connect();
    const { state, problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect([state, problem?.cause]).toEqual(['waiting', cause]);
    expect(harness.simulator.requests()).toEqual([]);
  });
  it('of an authority nobody trusts: the same, also if the environment says not to check', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const harness = await createConnectionHarness({ config: { extraCa: null }, random: () => 0.9 });
    harness.connection.connect();
    const { problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect(problem?.cause).toBe('tls_untrusted');
    expect(harness.simulator.requests()).toEqual([]);
  });
  it('of an authority in the CA file are trusted; a file that is missing is named, and found once it is there', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'eventory-ca-')), 'company.pem');
    const harness = await createConnectionHarness({ config: { extraCa: null, caFile: path } });
    harness.connection.connect();
    const { problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect(problem?.sentence).toBe(`The CA file ${path} does not exist.`);
    writeFileSync(path, harness.simulator.ca);
    await harness.waitForStatus('open');
  });
});

describe('a proxy', () => {
  it('carries the connection, and sees the key nowhere', async () => {
    const proxy = await startTestProxy();
    const harness = await createOpenConnectionHarness({ config: { proxy: `http://127.0.0.1:${proxy.port}` } });
    harness.simulator.sendFrame('{}');
    await waitUntil(() => harness.frames.length === 1);
    expect(proxy.requestedTargets).toEqual([`127.0.0.1:${harness.simulator.port}`]);
    expect(proxy.receivedHeaders.join()).not.toContain(API_KEY);
  });
  it('gets its password, which nobody else does', async () => {
    const proxy = await startTestProxy('anna:s3cret-pw');
    const harness = await createOpenConnectionHarness({
      config: { proxy: `http://anna:s3cret-pw@127.0.0.1:${proxy.port}` },
    });
    expect(reportedText(harness)).not.toContain('s3cret-pw');
    expect(JSON.stringify(harness.simulator.requests())).not.toContain('s3cret-pw');
  });
  it('may itself be behind TLS, with a certificate of the extra authority', async () => {
    const harness = await createConnectionHarness();
    const proxy = await startConnectProxy(null, harness.simulator.credentials);
    onTestFinished(() => proxy.dispose());
    harness.connection.configure({ ...harness.config, proxy: `https://127.0.0.1:${proxy.port}` });
    harness.connection.connect();
    await harness.waitForStatus('open');
    expect(proxy.requestedTargets).toHaveLength(1);
  });
  it('whose own certificate is not trusted is not used', async () => {
    const proxy = await startConnectProxy(null, (await createConnectionHarness()).simulator.credentials);
    onTestFinished(() => proxy.dispose());
    const harness = await createConnectionHarness({
      config: { proxy: `https://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    harness.connection.connect();
    expect((await harness.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('proxy');
    expect(proxy.requestedTargets).toEqual([]);
  });
  it('may speak SOCKS5', async () => {
    const proxy = await startSocksProxy();
    onTestFinished(() => proxy.dispose());
    const harness = await createOpenConnectionHarness({ config: { proxy: `socks5://127.0.0.1:${proxy.port}` } });
    expect(proxy.requestedTargets).toEqual([`127.0.0.1:${harness.simulator.port}`]);
    harness.simulator.sendFrame('{}');
    await waitUntil(() => harness.frames.length === 1);
  });
  it('that requires a password is reported', async () => {
    const proxy = await startTestProxy('anna:s3cret-pw');
    const harness = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    harness.connection.connect();
    const { problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect(problem).toMatchObject({ cause: 'proxy_login' });
    expect(problem?.sentence).toContain(`127.0.0.1:${proxy.port}`);
  });
  it('that refuses the gateway is reported, and is not taken for the gateway refusing the key', async () => {
    const proxy = await startTestProxy();
    proxy.refusalMode = 403;
    const harness = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    harness.connection.connect();
    const { state, problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect([state, problem?.cause]).toEqual(['waiting', 'proxy_refused']);
  });
  it('that does not exist is reported', async () => {
    const proxy = await startConnectProxy();
    await proxy.dispose();
    const harness = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    harness.connection.connect();
    expect((await harness.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('proxy');
  });
  it('that never answers is given up, and its connection is closed', async () => {
    const proxy = await startTestProxy();
    proxy.refusalMode = 'silent';
    const harness = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
      speed: 10,
    });
    harness.connection.connect();
    const { problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect(problem?.sentence).toMatch(/^The proxy .* did not connect to 127\.0\.0\.1/);
    harness.connection.disconnect();
    await waitUntil(() => proxy.openConnectionCount() === 0);
  });
  it('does not hide a wrong certificate', async () => {
    const proxy = await startTestProxy();
    const harness = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      simulator: { certificate: 'wrong_host' },
      random: () => 0.9,
    });
    harness.connection.connect();
    expect((await harness.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('tls_wrong_host');
    expect(harness.simulator.requests()).toEqual([]);
  });
  it('of HTTPS_PROXY is used on “system”, and NO_PROXY goes round it', async () => {
    const proxy = await startTestProxy();
    vi.stubEnv('HTTPS_PROXY', `127.0.0.1:${proxy.port}`);
    await createOpenConnectionHarness({ config: { proxy: 'system' } });
    expect(proxy.requestedTargets).toHaveLength(1);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    await createOpenConnectionHarness({ config: { proxy: 'system' } });
    expect(proxy.requestedTargets).toHaveLength(1);
  });
  it('that dies under the connection is a loss like any other', async () => {
    const proxy = await startTestProxy();
    const harness = await createOpenConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.5,
    });
    await proxy.dispose();
    await waitUntil(() => harness.gaps.length === 1);
    await sleep(50);
    expect(harness.simulator.connections()).toEqual([]);
    harness.connection.configure({ ...harness.config, proxy: 'none' });
    await harness.waitForStatus('open');
    expect(harness.gaps).toHaveLength(2);
  });
  it('setting that is no address is named', async () => {
    const harness = await createConnectionHarness({ config: { proxy: 'ftp://proxy.example' }, random: () => 0.9 });
    harness.connection.connect();
    expect((await harness.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('proxy_setting');
  });
});
